package deliver

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

const smallGuide = `
settings:
  form_id: small
  form_title: Small
  kind: guide
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
consent:
  version: "1"
  text: May I?
  purposes:
    - {name: take_part, label: Part?, required: true}
    - {name: record, label: Record?}
survey:
  - {type: open, name: q1, label: {en: One, cy: Un}}
  - type: open
    name: q2
    label: {en: Two, cy: Dau}
    topic: {en: Second, cy: Ail}
    probes: [{name: a, label: A}, {name: b, label: B}]
`

// guideDesk is a study with the small guide and a clock that is set by hand.
type guideDesk struct {
	study *study.Study
	now   time.Time
}

func openGuide(t *testing.T) (*guideDesk, *GuideSitting) {
	t.Helper()
	d := &guideDesk{now: storetest.Start}
	clock := func() time.Time { return d.now }
	d.study = study.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	if _, _, err := d.study.AddInstrument("small.yaml", []byte(smallGuide)); err != nil {
		t.Fatal(err)
	}
	s, err := BeginGuide(d.study, study.Beginning{Instrument: "small", Consent: &forms.ConsentGiven{
		Version: "1", Given: map[string]bool{forms.TakePart: true, forms.Record: true}}}, clock)
	if err != nil {
		t.Fatal(err)
	}
	return d, s
}

func (d *guideDesk) resume(t *testing.T, s *GuideSitting) *GuideSitting {
	t.Helper()
	resumed, err := ResumeGuide(d.study, s.Interview().ID, func() time.Time { return d.now })
	if err != nil {
		t.Fatal(err)
	}
	return resumed
}

// TestNotesKeepTheirOrder inserts, splits, joins and deletes at random: the
// notes stand where they were put, their stamps never go back, and from disk
// they are read in the same order.
func TestNotesKeepTheirOrder(t *testing.T) {
	d, s := openGuide(t)
	rapid.Check(t, func(r *rapid.T) {
		for len(s.Notes()) > 0 {
			s.SetNote(0, "")
		}
		var want []string
		for n := range rapid.IntRange(1, 40).Draw(r, "steps") {
			text := strings.Repeat("x", n+2)
			place := rapid.IntRange(0, len(want)).Draw(r, "place")
			switch kind := rapid.IntRange(0, 5).Draw(r, "kind"); {
			case kind == 0 && place < len(want):
				s.SetNote(place, "")
				want = slices.Delete(want, place, place+1)
			case kind == 1 && place < len(want):
				s.SplitNote(place, text, "second")
				want = slices.Replace(want, place, place+1, text, "second")
			case kind == 2 && place > 0 && place < len(want):
				s.JoinNote(place)
				want = slices.Replace(want, place-1, place+1, want[place-1]+want[place])
			case kind == 3:
				d.now = d.now.Add(time.Duration(rapid.IntRange(-3, 60).Draw(r, "seconds")) * time.Second)
			default:
				s.AddNote(place, text)
				want = slices.Insert(want, place, text)
			}
		}
		if err := s.Save(); err != nil {
			r.Fatal(err)
		}
		stored, err := d.study.Interview(s.Interview().ID)
		if err != nil {
			r.Fatal(err)
		}
		var got []string
		last := forms.NoteLine{}
		for _, id := range stored.NotesOn("q1") {
			note := stored.Notes[id]
			got = append(got, note.Text)
			if note.At.Before(last.At) || note.Elapsed < last.Elapsed {
				r.Fatalf("%q is stamped before %q", note.Text, last.Text)
			}
			last = note
		}
		if !slices.Equal(got, want) || !slices.Equal(stored.NotesOn("q1"), s.Notes()) {
			r.Fatalf("stored are %q, want %q", got, want)
		}
	})
}

func TestFractionsStandBetween(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		ids := []string{numberedNote(1), numberedNote(2), numberedNote(10), numberedNote(200)}
		for range rapid.IntRange(1, 60).Draw(r, "steps") {
			at := rapid.IntRange(0, len(ids)).Draw(r, "at")
			low, high := "", ""
			if at > 0 {
				low = ids[at-1]
			}
			if at < len(ids) {
				high = ids[at]
			}
			id := noteBetween(low, high)
			if id <= low || high != "" && id >= high || len(id) < noteDigits {
				r.Fatalf("%q is not between %q and %q", id, low, high)
			}
			ids = slices.Insert(ids, at, id)
		}
	})
}

func TestTimeIsCountedAcrossAKill(t *testing.T) {
	d, s := openGuide(t)
	d.now = d.now.Add(10 * time.Minute)
	s.AddNote(0, "late")
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(time.Hour) // killed, and gone on with later
	s = d.resume(t, s)
	d.now = d.now.Add(time.Minute)
	if got := s.Elapsed(); got != 11*time.Minute {
		t.Errorf("the interview has taken %v", got)
	}
	if got, ok := s.Stamp(s.Notes()[0]); !ok || got != 10*time.Minute {
		t.Errorf("the note is stamped %v", got)
	}
	s.Move(1)
	d.now = d.now.Add(time.Minute)
	if got, all := s.InQuestion(), s.Elapsed(); got != time.Minute || all != 12*time.Minute {
		t.Errorf("%v in the question, %v in all", got, all)
	}
}

func TestStampsFollowTheRecording(t *testing.T) {
	d, s := openGuide(t)
	d.now = d.now.Add(time.Minute)
	if err := s.ToggleRecording(); err != nil {
		t.Fatal(err)
	}
	d.now = d.now.Add(20 * time.Second)
	s.AddNote(0, "said")
	if got, ok := s.Stamp(s.Notes()[0]); !ok || got != 20*time.Second {
		t.Errorf("the note is stamped %v", got)
	}
	if err := s.Link("a.wav", 1, 0, false); !errors.Is(err, ErrRecording) {
		t.Errorf("linking while it runs gives %v", err)
	}
	if err := s.ToggleRecording(); err != nil {
		t.Fatal(err)
	}
	if got := s.SuggestedOffset(); got != -time.Minute {
		t.Errorf("the suggested offset is %v", got)
	}
	if err := s.Link("a.wav", 1, 35*time.Second, false); err != nil {
		t.Fatal(err)
	}
	if got, ok := s.Stamp(s.Notes()[0]); !ok || got != 35*time.Second+80*time.Second {
		t.Errorf("the note is stamped %v after the link", got)
	}
	s.Agree(forms.Record, false)
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if err := s.ToggleRecording(); !errors.Is(err, study.ErrNoRecording) {
		t.Errorf("recording without consent gives %v", err)
	}
	if stored := d.resume(t, s).Interview(); len(stored.Recordings) != 0 || stored.Consent.Allows(forms.Record) {
		t.Errorf("stored are %+v", stored.Recordings)
	}
}

// TestConsentWithdrawnBeforeASave withdraws consent to a recording whose start
// is not on disk yet: both must reach it.
func TestConsentWithdrawnBeforeASave(t *testing.T) {
	_, s := openGuide(t)
	if err := s.ToggleRecording(); err != nil {
		t.Fatal(err)
	}
	s.Agree(forms.Record, false)
	if err := s.Save(); err != nil {
		t.Errorf("saving gives %v", err)
	}
}

func TestAnEndIsNotSuspendedAnyMore(t *testing.T) {
	_, s := openGuide(t)
	s.End(forms.Complete)
	s.End(forms.Suspended)
	if err := s.Save(); err != nil || s.Status() != forms.Complete {
		t.Errorf("the interview is %s, %v", s.Status(), err)
	}
}

func TestBeginningAndResumingWantAGuide(t *testing.T) {
	d, _ := openGuide(t)
	source := "settings: {form_id: asked, form_title: Asked, languages: {en: {name: English, status: reviewed}}}\nsurvey:\n  - {type: text, name: a, label: A}\n"
	if _, _, err := d.study.AddInstrument("asked.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return d.now }
	if _, err := BeginGuide(d.study, study.Beginning{Instrument: "asked"}, now); !errors.Is(err, ErrNoGuide) {
		t.Errorf("beginning gives %v", err)
	}
	sitting, err := Begin(d.study, study.Beginning{Instrument: "asked"}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ResumeGuide(d.study, sitting.Interview(), now); !errors.Is(err, ErrNoGuide) {
		t.Errorf("resuming gives %v", err)
	}
	if _, err := BeginGuide(d.study, study.Beginning{Instrument: "small"}, now); !errors.Is(err, study.ErrNoConsent) {
		t.Errorf("beginning without consent gives %v", err)
	}
}

func TestWordingAndTitle(t *testing.T) {
	_, s := openGuide(t)
	s.Move(1)
	s.SetLanguage("cy")
	if err := s.Reword("  A second thing? "); err != nil {
		t.Fatal(err)
	}
	wording, original := s.Wording(s.Current())
	if wording != "A second thing?" || original != "Dau" || s.Title(s.Current()) != "Ail" {
		t.Errorf("%q, %q, %q", wording, original, s.Title(s.Current()))
	}
	if err := s.Reword("Dau"); err != nil || s.Interview().Reworded["q2"] != "" {
		t.Errorf("the wording of the guide is kept as another one: %v, %q", err, s.Interview().Reworded)
	}
	s.Add("And three?")
	s.Add("And four?")
	var names []string
	for _, e := range s.Entries() {
		names = append(names, e.Name)
	}
	if difference := cmp.Diff([]string{"q1", "q2", "+1", "+2"}, names); difference != "" || s.Current().Name != "+2" {
		t.Errorf("at %s in (-want +got):\n%s", s.Current().Name, difference)
	}
	s.Move(-1)
	if err := s.Reword(""); err != nil || s.Current().Name != "q2" {
		t.Errorf("after taking back the question is %s, %v", s.Current().Name, err)
	}
}

func TestOffsets(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0:35": 35 * time.Second, "1:02:10": time.Hour + 130*time.Second, "-2:10": -130 * time.Second,
		" 12 ": 12 * time.Second, "90:00": 90 * time.Minute, "−0:05": -5 * time.Second, "0:00": 0,
	} {
		if got, err := ReadOffset(text); err != nil || got != want {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "x", "1:2", "0:60", "1:2:3:4", "--1:00", "1:00:", ":10", "100:00:00", "99999999999:00", "+1:00"} {
		if got, err := ReadOffset(text); !errors.Is(err, ErrOffset) {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
}

// FuzzReadOffset reads any text: what it takes, it writes and reads again.
func FuzzReadOffset(f *testing.F) {
	for _, text := range []string{"0:35", "1:02:10", "-2:10", "7", "x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ReadOffset(text)
		if err != nil {
			return
		}
		if again, err := ReadOffset(WriteOffset(d)); err != nil || again != d {
			t.Errorf("%q is %v, written %q, and read again %v, %v", text, d, WriteOffset(d), again, err)
		}
	})
}
