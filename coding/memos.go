package coding

// SetMemo makes the change that writes the memo on a subject anew, or takes it
// away if the text is empty.
func (a *Analysis) SetMemo(by Author, subject Subject, id, text string) Change {
	c := Change{Label: "wrote a memo"}
	if text == "" {
		c.Label = "took a memo away"
	}
	a.setMemo(&c, by, subject, id, text)
	return c
}

// setMemo adds to a change what becomes of the memo on a subject.
func (a *Analysis) setMemo(c *Change, by Author, subject Subject, id, text string) {
	before, there := a.Memo(subject, id)
	after := Memo{Subject: subject, ID: id, Text: text, Coder: by.Coder, Changed: by.Now().UTC().Round(0)}
	switch {
	case there && before.Text == text, !there && text == "":
	case !there:
		c.Memos = append(c.Memos, made(after))
	case text == "":
		c.Memos = append(c.Memos, taken(before))
	default:
		c.Memos = append(c.Memos, changed(before, after))
	}
}
