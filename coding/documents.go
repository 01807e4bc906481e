package coding

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Errors about documents.
var (
	// ErrNoSuchDocument says that there is no document of that ID.
	ErrNoSuchDocument = errors.New("there is no such document")
	// ErrTitle says that a document would have no title, or one of several
	// lines.
	ErrTitle = errors.New("a document needs a title of one line")
	// ErrUnchanged says that a change would leave everything as it is.
	ErrUnchanged = errors.New("that is so already")
)

// RenameDocument makes the change of a document's title. It fails with
// ErrNoSuchDocument, ErrTitle and ErrUnchanged.
func (a *Analysis) RenameDocument(id, title string) (Change, error) {
	title = normalised(title)
	if title == "" || strings.ContainsFunc(title, unicode.IsControl) {
		return Change{}, ErrTitle
	}
	return a.changeDocument(id, "renamed a document", "renamed a document to "+quoted(title), func(d *Document) { d.Title = title })
}

// LinkDocument makes the change that says which case and which interview a
// document comes from; either may be empty. It fails with ErrNoSuchDocument and
// ErrUnchanged.
func (a *Analysis) LinkDocument(id, caseID, interview string) (Change, error) {
	shown := "linked the document " + quoted(a.documents[id].Title)
	return a.changeDocument(id, "linked a document", shown, func(d *Document) { d.Case, d.Interview = caseID, interview })
}

func (a *Analysis) changeDocument(id, label, shown string, change func(*Document)) (Change, error) {
	before, known := a.documents[id]
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoSuchDocument, id)
	}
	after := before
	if change(&after); after == before {
		return Change{}, ErrUnchanged
	}
	return Change{Label: label, Shown: shown, Documents: []Edit[Document]{changed(before, after)}}, nil
}

// DeleteDocument makes the change that takes a document away with its segments,
// the memos on it and on them, and the marks of who has finished it. Its text is kept, so that the change can be
// undone. It fails with ErrNoSuchDocument.
func (a *Analysis) DeleteDocument(id string) (Change, error) {
	document, known := a.documents[id]
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoSuchDocument, id)
	}
	c := Change{
		Label: "took out a document", Shown: "took out the document " + quoted(document.Title), Documents: []Edit[Document]{taken(document)},
	}
	for _, s := range a.Segments(id) {
		a.takeSegment(&c, s)
	}
	if memo, ok := a.Memo(OnDocument, id); ok {
		c.Memos = append(c.Memos, taken(memo))
	}
	for _, mark := range a.marksOn(id) {
		c.Memos = append(c.Memos, taken(mark))
	}
	return c, nil
}

// FollowSource makes the change that gives a document the text and the turns
// that what it was made of has now; segments move with the words that stay. It
// fails as EditTexts does.
func (a *Analysis) FollowSource(content Content, fresh *Draft) (Change, error) {
	id := fresh.ID
	edits := Difference(id, content.Text.String(), fresh.Text)
	c, err := a.EditTexts("followed what the document was made of", map[string]Content{id: content}, edits...)
	if err != nil {
		return Change{}, err
	}
	c.Label, c.Shown, c.Documents, c.Turns = c.Shown, "", nil, nil
	if before := a.documents[id]; before != fresh.Document {
		c.Documents = append(c.Documents, changed(before, fresh.Document))
	}
	c.Turns = append(c.Turns, changed(TurnList{id, content.Turns}, TurnList{id, fresh.Turns}))
	return c, nil
}
