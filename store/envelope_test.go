package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// The bytes of envelopes in files that exist must not change.
func TestEnvelopeLayout(t *testing.T) {
	for version, want := range map[int]string{
		1:   "01" + "01" + "00" + "783c1459" + "7b7d",
		300: "01" + "ac02" + "00" + "8f4f4640" + "7b7d",
	} {
		if got := hex.EncodeToString(enclose(version, []byte("{}"))); got != want {
			t.Errorf("an empty object of version %d is enclosed as %s, want %s", version, got, want)
		}
	}
}

func TestEnvelopeComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		version := rapid.IntRange(0, 1<<40).Draw(t, "version")
		payload := rapid.SliceOf(rapid.Byte()).Draw(t, "payload")
		envelope := enclose(version, payload)
		gotVersion, got, err := disclose(envelope)
		if err != nil || gotVersion != uint64(version) || !bytes.Equal(got, payload) {
			t.Fatalf("got version %d, %x, %v", gotVersion, got, err)
		}
		bit := rapid.IntRange(0, len(envelope)*8-1).Draw(t, "bit")
		envelope[bit/8] ^= 1 << (bit % 8)
		if _, _, err := disclose(envelope); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Fatalf("a flipped bit %d gives %v", bit, err)
		}
	})
}

func TestEnvelopeErrors(t *testing.T) {
	sealed := []byte{envelopeFormat, 1, 7}
	sealed = binary.BigEndian.AppendUint32(sealed, checksum(sealed, []byte("secret")))
	sealed = append(sealed, "secret"...)
	long := []byte{envelopeFormat, 0x81, 0x00, sealOpen}
	long = binary.BigEndian.AppendUint32(long, checksum(long, nil))
	for name, c := range map[string]struct {
		envelope []byte
		want     error
	}{
		"none":          {nil, ErrDamaged},
		"zeros":         {make([]byte, 20), ErrDamaged},
		"cut":           {enclose(1, nil)[:6], ErrDamaged},
		"all ones":      {bytes.Repeat([]byte{0xff}, 20), ErrDamaged},
		"broken varint": {append([]byte{envelopeFormat}, bytes.Repeat([]byte{0xff}, 20)...), ErrDamaged},
		"long varint":   {long, ErrDamaged},
		"later format":  {append([]byte{2}, enclose(1, nil)[1:]...), ErrNewer},
		"sealed":        {sealed, ErrSealed},
	} {
		if _, _, err := disclose(c.envelope); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func FuzzEnvelope(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(enclose(1, []byte(`{"a":1}`)))
	f.Add(enclose(300, nil))
	f.Add([]byte{envelopeFormat, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		version, payload, err := disclose(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) && !errors.Is(err, ErrSealed) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		if version <= 1<<62 && !bytes.Equal(enclose(int(version), payload), data) {
			t.Fatalf("%x is read as version %d, %x, which is written otherwise", data, version, payload)
		}
	})
}
