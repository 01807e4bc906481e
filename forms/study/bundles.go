package study

import (
	"iter"
	"strings"

	"fieldwork/forms"
	"fieldwork/store"
	"fieldwork/store/jsonscan"
)

// A bundle is of so many interviews at most, and of not many more bytes.
const (
	bundleLength = 128
	bundleSize   = 256 << 10
)

// bundle is interviews as they are kept, one behind the other.
type bundle struct {
	text string
	// ends are where in the text each key and each interview ends.
	ends []int

	instrument string
	left       map[string]bool // imports
}

// Bundles goes through the interviews that Interviews gives, in the same order,
// many at a time and still to be read.
func (s *Study) Bundles(instrument string) iter.Seq2[forms.Bundle, error] {
	left := s.leftOut()
	return func(yield func(forms.Bundle, error) bool) {
		last, more, size := "", true, 0
		for more {
			next := &bundle{instrument: instrument, left: left.imports}
			var err error
			last, more, err = next.fill(s, last, size)
			size = len(next.text)
			if next.Len() > 0 && !yield(next, nil) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// fill takes in the interviews that follow a key, up to a bundle, which will have
// about a size in bytes. It gives the last key, and whether others may follow.
// With an error it takes in those before the one that could not be read.
func (b *bundle) fill(s *Study, key string, size int) (last string, more bool, err error) {
	var text strings.Builder
	text.Grow(size + size/16)
	last = key
	err = s.store.View(func(tx store.Tx) error {
		for record, err := range interviews.Payloads(tx, key+"\x01", "") {
			if err != nil {
				return err
			}
			last = record.Key
			text.WriteString(record.Key)
			b.ends = append(b.ends, text.Len())
			text.Write(record.Value)
			b.ends = append(b.ends, text.Len())
			if b.Len() == bundleLength || text.Len() > bundleSize {
				more = true
				return nil
			}
		}
		return nil
	})
	b.text = text.String()
	return last, more, err
}

// Len is how many interviews there are, those of other instruments included.
func (b *bundle) Len() int { return len(b.ends) / 2 }

// Each reads the responses.
func (b *bundle) Each(do func(*forms.Response) error) error {
	var r responseReader
	from := 0
	for i := 0; i < len(b.ends); i += 2 {
		key, payload := b.text[from:b.ends[i]], b.text[b.ends[i]:b.ends[i+1]]
		from = b.ends[i+1]
		if err := r.read(key, payload); err != nil {
			return err
		}
		if b.instrument != "" && r.response.Instrument != b.instrument || b.left[r.response.Import] {
			continue
		}
		if err := do(&r.response); err != nil {
			return err
		}
	}
	return nil
}

// responseReader reads responses, one after the other.
type responseReader struct {
	response forms.Response
	names    jsonscan.Names
}

func (r *responseReader) read(key, payload string) error {
	if r.scan(payload) {
		return nil
	}
	interview, err := interviews.Read(key, []byte(payload))
	if err == nil {
		r.response = interview.Listed()
	}
	return err
}

// scan reads a response in the way of scanInterview.
func (r *responseReader) scan(payload string) bool {
	listed := r.response.Listed[:0]
	r.response = forms.Response{}
	s := jsonscan.Of(payload)
	scanFields(s, &r.response.Interview, func() {
		s.Ordered(&r.names, func(name string) {
			listed = append(listed, forms.NamedAnswer{Name: name, Answer: scanAnswer(s)})
		})
	})
	r.response.Listed = listed
	return s.Done()
}
