package project

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/merge"
	"fieldwork/store"
)

// mergeSegments merges the segments, each where it lies in the texts of both.
func (c *codingMerge) mergeSegments() error {
	c.bringSegments()
	if err := c.move(c.Ours, c.strands.FromFirst); err != nil {
		return err
	}
	if err := c.move(c.Theirs, c.strands.FromSecond); err != nil {
		return err
	}
	c.tellLost()
	rule := merge.Rule{
		Kind: segments.Name(), Normal: segmentOf, What: c.segmentName, Part: segmentPart,
		Settle: func(path string, f merge.Field) (json.RawMessage, bool) {
			return merge.Earlier(f.Ours, f.Theirs), path == "/made" || path == "/coder"
		},
	}
	for _, key := range c.Keys(segments.Name()) {
		own := rule
		document, _, _ := strings.Cut(key, "/")
		own.Words = func(path string, value json.RawMessage) string { return c.segmentWords(document, path, value) }
		if err := c.Three(&own, key); err != nil {
			return err
		}
	}
	return c.keepSegments()
}

// bringSegments takes in all segments of documents whose texts are edited: the
// copies may count their places differently.
func (c *codingMerge) bringSegments() {
	edited := map[string]bool{}
	for _, document := range c.strands.Documents() {
		edited[document] = true
	}
	if len(edited) == 0 {
		return
	}
	for key, payload := range store.Of(c.Ours.Tx, segments.Name(), "") {
		document, _, _ := strings.Cut(key, "/")
		_, differs := c.Ours.Has(segments.Name(), key)
		theirs, there := store.FindRaw(c.Theirs.Tx, segments.Name(), key)
		if edited[document] && !differs && there && string(theirs.Payload) == string(payload) {
			c.Bring(segments.Name(), key, merge.Record{Version: theirs.Version, Payload: slices.Clone(payload)})
		}
	}
}

// move gives the segments of a copy their places in the texts of both. Those
// whose words were all taken out go.
func (c *codingMerge) move(side *merge.Copy, place func(string, coding.Span) coding.Span) error {
	for key, record := range side.Differs[segments.Name()] {
		s, err := segmentIn(key, record.Payload)
		if err != nil {
			return err
		}
		if s.Span = place(s.Document, s.Span); s.Len() <= 0 {
			delete(side.Differs[segments.Name()], key)
			c.lost[lostCode{s.Coder, s.Document, s.Code}]++
			continue
		}
		record.Payload = lyingOf(&s)
		side.Differs[segments.Name()][key] = record
	}
	return nil
}

// lostCode is what a coder had coded with a code in a document.
type lostCode struct{ coder, document, code string }

// tellLost tells how many passages went with their words, and whose.
func (c *codingMerge) tellLost() {
	var sentences []string
	for lost, count := range c.lost {
		passages := "1 passage"
		if count > 1 {
			passages = strconv.Itoa(count) + " passages"
		}
		sentences = append(sentences, fmt.Sprintf("%s of %s in %s, coded %s, went with the words, which were taken out of the text on the other side.",
			passages, lost.coder, c.documentName(lost.document), c.codeName(lost.code)))
	}
	slices.Sort(sentences)
	for _, sentence := range sentences {
		c.Tell(sentence)
	}
}

// segmentIn reads a segment as it is kept.
func segmentIn(key string, payload []byte) (coding.Segment, error) {
	if s, ok := scanSegment(payload); ok {
		return s, nil
	}
	var s coding.Segment
	if err := json.Unmarshal(payload, &s); err != nil {
		return s, fmt.Errorf("%w: segment %s: %w", store.ErrDamaged, key, err)
	}
	return s, nil
}

// keepSegments writes segments as they are kept, which only one side had.
func (c *codingMerge) keepSegments() error {
	for _, side := range []*merge.Copy{c.Ours, c.Theirs} {
		for key, record := range side.Differs[segments.Name()] {
			merged, there := c.Found(segments.Name(), key)
			if !there || string(merged) != string(record.Payload) {
				continue
			}
			payload, err := segmentOf(record.Payload)
			if err != nil {
				return fmt.Errorf("merging segment %s: %w", key, err)
			}
			c.Put(segments.Name(), key, merge.Record{Version: record.Version, Payload: payload})
		}
	}
	return nil
}

func (c *codingMerge) segmentName(_ string, record json.RawMessage) string {
	var l lying
	_ = json.Unmarshal(record, &l) // the name says less of what cannot be read
	return fmt.Sprintf("The passage %s in %s, coded %s", c.passage(l.Document, l.Passage), c.documentName(l.Document), c.codeName(l.Code))
}

func segmentPart(path string) string {
	switch path {
	case "/passage":
		return "what it covers"
	case "/quote":
		return "whether it is to be quoted"
	}
	return "its " + strings.TrimPrefix(path, "/")
}

func (c *codingMerge) segmentWords(document, path string, value json.RawMessage) string {
	switch path {
	case "/passage":
		var at [2]int
		_ = json.Unmarshal(value, &at) // nothing is no passage
		return c.passage(document, at)
	case "":
		var l lying
		_ = json.Unmarshal(value, &l) // the words say less of what cannot be read
		return "coded " + c.codeName(l.Code) + " by " + l.Coder
	case "/code":
		return c.codeName(merge.Text(value))
	}
	return merge.Words(value)
}

// longestPassage is how many code points of a passage a conflict shows.
const longestPassage = 60

func (c *codingMerge) passage(document string, at [2]int) string {
	payload, there := c.Found(textsKind, document)
	text := coding.NewText(string(payload))
	span := coding.Span{From: at[0], To: at[1]}
	if !there || !text.Holds(span) {
		return strconv.Itoa(at[0]) + "–" + strconv.Itoa(at[1])
	}
	words := []rune(text.Slice(span))
	if len(words) > longestPassage {
		words = append(words[:longestPassage-1], '…')
	}
	return "“" + strings.Join(strings.Fields(string(words)), " ") + "”"
}

func (c *codingMerge) codeName(id string) string {
	for _, side := range [][2]*merge.Copy{{c.Ours, c.Theirs}, {c.Theirs, c.Ours}} {
		var code coding.Code
		if record, there := recordOf(side[0], side[1], codes.Name(), id); there && json.Unmarshal(record.Payload, &code) == nil {
			return code.Name
		}
	}
	return "a code that is gone"
}

// mergeCodes merges the code system. Where a code stands and its colour are
// settled without asking.
func (c *codingMerge) mergeCodes() error {
	return c.Kind(&merge.Rule{
		Kind: codes.Name(), Normal: merge.Typed[coding.Code],
		What: func(key string, _ json.RawMessage) string { return "The code " + c.codeName(key) },
		Words: func(path string, value json.RawMessage) string {
			switch path {
			case "":
				return "kept"
			case "/parent":
				return "under " + c.codeName(merge.Text(value))
			}
			return merge.Words(value)
		},
		Settle: func(path string, f merge.Field) (json.RawMessage, bool) {
			switch path {
			case "/place", "/colour", "/key", "/source":
				return merge.Earlier(f.Ours, f.Theirs), true
			}
			return nil, false
		},
		Join: func(path string, ours, theirs json.RawMessage) (json.RawMessage, bool) {
			both, ok := merge.JoinTexts(ours, theirs)
			return both, ok && path != "/name" && path != "/parent"
		},
	})
}

// mergeMemos merges the memos, each of which is one thing.
func (c *codingMerge) mergeMemos() error {
	text := func(value json.RawMessage) (m coding.Memo) {
		_ = json.Unmarshal(value, &m) // what cannot be read has no text
		return m
	}
	return c.Kind(&merge.Rule{
		Kind: memos.Name(), Normal: merge.Typed[coding.Memo], Whole: func(string) bool { return true },
		What:  func(_ string, record json.RawMessage) string { return "The memo on " + c.subjectName(text(record)) },
		Words: func(_ string, value json.RawMessage) string { return text(value).Text },
		Settle: func(_ string, f merge.Field) (json.RawMessage, bool) {
			return merge.Earlier(f.Ours, f.Theirs), f.Ours != nil && f.Theirs != nil && text(f.Ours).Text == text(f.Theirs).Text
		},
		Join: func(_ string, ours, theirs json.RawMessage) (json.RawMessage, bool) {
			both, other := text(ours), text(theirs)
			ok := both.Text != "" && other.Text != ""
			both.Text += "\n\n" + other.Text
			return jsonOf(&both), ok
		},
	})
}

func (c *codingMerge) subjectName(m coding.Memo) string {
	switch m.Subject {
	case coding.OnCode:
		return "the code " + c.codeName(m.ID)
	case coding.OnDocument:
		return c.documentName(m.ID)
	case coding.OnSegment:
		return "a passage"
	}
	return "the study"
}
