package transcript

import "strings"

// wordBody reads the text of a Word document.
type wordBody struct {
	paragraphs
	styles map[string]style
	// runs are the runs that are open, the innermost last: whether each is bold.
	runs []bool
	// skipped counts into what is left out.
	skipped depth
	// inText says that characters are text, and kept that space around them is.
	inText, kept bool
	// what was left out or could not be read
	deletions, references, comments, symbols int
}

// notWordText are the elements whose words are no text: what was deleted or moved
// away, properties before a change, codes of fields, readings of signs, and the
// second form of what is there in a newer one.
var notWordText = map[string]bool{
	"del": true, "moveFrom": true, "pPrChange": true, "rPrChange": true, "instrText": true, "delInstrText": true,
	"rt": true, "Fallback": true, "sdtPr": true, "sectPr": true,
}

func (w *wordBody) start(e element) error {
	if e.name == "delText" {
		w.deletions++
	}
	w.skipped.enter(notWordText[e.name])
	if w.skipped > 0 {
		return nil
	}
	switch e.name {
	case "p":
		w.begin()
	case "pStyle":
		w.paragraphStyle(w.styles[e.attribute("val")])
	case "r":
		current := w.current()
		w.runs = append(w.runs, current != nil && current.styled)
	case "b":
		w.setBold(isOn(&e))
	case "rStyle":
		if w.styles[e.attribute("val")].bold {
			w.setBold(true)
		}
	case "t":
		w.inText, w.kept = true, e.attribute("space") == "preserve"
	case "tr":
		w.beginRow()
	case "footnoteReference", "endnoteReference":
		w.references++
	case "commentReference":
		w.comments++
	default:
		return w.sign(e)
	}
	return nil
}

// sign adds a character that is written as an element.
func (w *wordBody) sign(e element) error {
	if len(w.runs) == 0 {
		return nil
	}
	switch e.name {
	case "tab", "ptab":
		return w.words("\t", w.isBold())
	case "br", "cr":
		return w.words("\n", w.isBold())
	case "noBreakHyphen":
		return w.words("\u2011", w.isBold())
	case "softHyphen":
		return w.words("\u00ad", w.isBold())
	case "sym":
		w.symbols++
		return w.words("\ufffd", w.isBold())
	}
	return nil
}

func (w *wordBody) end(name string) error {
	if w.skipped > 0 {
		w.skipped.leave()
		return nil
	}
	switch name {
	case "p":
		return w.paragraphs.end()
	case "r":
		w.runs = w.runs[:max(len(w.runs)-1, 0)]
	case "t":
		w.inText = false
	case "tc":
		w.endCell()
	case "tr":
		return w.endRow()
	}
	return nil
}

// spaced makes a space of what is only layout of the file.
var spaced = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

func (w *wordBody) characters(text string) error {
	if !w.inText || w.skipped > 0 {
		return nil
	}
	text = spaced.Replace(text)
	if !w.kept {
		text = strings.Trim(text, " ")
	}
	return w.words(text, w.isBold())
}

func (w *wordBody) isBold() bool { return len(w.runs) > 0 && w.runs[len(w.runs)-1] }

func (w *wordBody) setBold(bold bool) {
	if len(w.runs) > 0 {
		w.runs[len(w.runs)-1] = bold
	}
}

func (w *wordBody) paragraphStyle(s style) {
	if current := w.current(); current != nil {
		current.heading, current.title, current.styled = s.heading, s.title, s.bold
	}
}

// report says what was left out.
func (w *wordBody) report(a *archive, folder string) {
	n := &w.source.notices
	if w.deletions > 0 {
		n.whole("Passages that were deleted with “Track changes” on were left out (%d).", w.deletions)
	}
	if w.references > 0 {
		n.whole("Footnotes and endnotes were left out (%d).", w.references)
	}
	if w.comments > 0 {
		n.whole("Comments were left out (%d).", w.comments)
	}
	if w.symbols > 0 {
		n.whole("Symbols of a font of their own became � (%d).", w.symbols)
	}
	if a.hasLike(folder+"/header", ".xml") || a.hasLike(folder+"/footer", ".xml") {
		n.whole("Headers and footers were left out.")
	}
}
