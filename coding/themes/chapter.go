package themes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/report"
)

// Chapter says how themes are told as a chapter of findings.
type Chapter struct {
	Title, Subtitle string
	// By is an attribute by whose values each theme is counted; empty for none.
	By string
	// Labels say where passages come from.
	Labels *Labels
}

// Document tells the themes that a choice wants, in the order of the tree: what
// each stands for, how often it was coded, and its passages, those marked to be
// quoted first. Passages of respondents who have refused to be quoted are
// counted and not printed, which is said. A code that neither has passages nor
// lies above one that has any is left out. It fails as Select does.
func (c *Chapter) Document(m *Material, choice *Choice, r *Reading, read Source) (report.Document, error) {
	d := report.Document{Title: c.Title, Subtitle: c.Subtitle, Language: "en"}
	printed := map[string]*printing{}
	for x, err := range Select(m, choice, read) {
		if err != nil {
			return d, err
		}
		if printed[x.Segment.Code] == nil {
			printed[x.Segment.Code] = &printing{seen: map[place]int{}}
		}
		printed[x.Segment.Code].add(&x, c.Labels)
	}
	counts := slices.DeleteFunc(Counts(m, choice, r, c.By), func(count CodeCount) bool { return count.Code.ID == "" || count.Branch.Segments == 0 })
	for i := range counts {
		d.Blocks = append(d.Blocks, c.theme(&counts[i], len(counts[i].Path)-shallowest(counts)+1, printed[counts[i].Code.ID])...)
	}
	if len(d.Blocks) == 0 {
		d.Blocks = []report.Block{paragraph(nothingWords(Beneath(m, choice, r)))}
	}
	return d, nil
}

// nothingWords say that a chapter has no passage, and how many lie beneath.
func nothingWords(beneath int) string {
	switch beneath {
	case 0:
		return "No passage was coded so."
	case 1:
		return "No passage was coded so; 1 passage was coded as what lies under it."
	}
	return fmt.Sprintf("No passage was coded so; %d passages were coded as what lies under it.", beneath)
}

// shallowest is how many codes the shortest path has.
func shallowest(counts []CodeCount) int {
	shortest := slices.MinFunc(counts, func(a, b CodeCount) int { return cmp.Compare(len(a.Path), len(b.Path)) })
	return len(shortest.Path)
}

func paragraph(text string) report.Block { return report.Paragraph{Text: report.Plain(text)} }

// theme tells one code.
func (c *Chapter) theme(count *CodeCount, level int, printed *printing) []report.Block {
	const deepest = 6
	blocks := []report.Block{report.Heading{Level: min(level, deepest), Text: count.Code.Name}}
	if definition := strings.TrimSpace(count.Code.Definition); definition != "" {
		blocks = append(blocks, paragraph(definition))
	}
	var sentences []string
	if count.Own.Segments > 0 {
		sentences = append(sentences, count.Own.sentence())
	}
	if count.Branch != count.Own {
		sentences = append(sentences, "With the themes under it: "+count.Branch.sentence())
	}
	blocks = append(blocks, paragraph(strings.Join(sentences, " ")))
	if count.Own.Segments == 0 {
		return blocks
	}
	if c.By != "" {
		blocks = append(blocks, count.table(c.By))
	}
	return append(blocks, printed.blocks()...)
}

// sentence is a count as a sentence that begins with a number.
func (c Count) sentence() string {
	return fmt.Sprintf("%s in %s, by %s.", plural(c.Segments, "passage", "passages"), plural(c.Documents, "document", "documents"),
		plural(c.Respondents, "respondent", "respondents"))
}

func plural(count int, one, many string) string {
	if count == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", count, many)
}

// table is the counts by an attribute, values without any left out.
func (c *CodeCount) table(attribute string) report.Block {
	table := report.Table{Caption: c.Code.Name + " by " + attribute, Columns: []string{attribute, "Passages", "Documents", "Respondents"}}
	for _, by := range c.By {
		if by.Segments == 0 {
			continue
		}
		label := by.Value
		if label == "" {
			label = NotKnown
		}
		row := []report.Cell{report.Words(label)}
		for _, cell := range by.Count.cells() {
			row = append(row, report.Number(cell))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// place is a passage whatever it is coded as and by whom.
type place struct {
	document string
	coding.Span
}

// printing is what is printed of one theme.
type printing struct {
	quotations []report.Quotation
	marked     []bool
	withheld   int
	// seen are the places of the quotations, and repeated how many passages are
	// at one that is there already, or lie within one.
	seen     map[place]int
	repeated int
	// document is that of the last passage, and reach how far the quotations of
	// it go, those that are marked by themselves.
	document           string
	reach, markedReach int
}

// add takes the next passage. They come document by document, by where they
// begin, the longer first, so that whatever begins before a passage and reaches
// as far holds it. One that is held is not printed again, unless it is marked to
// be quoted and what holds it is not.
func (p *printing) add(x *Excerpt, labels *Labels) {
	if x.Respondent.Unquotable {
		p.withheld++
		return
	}
	if p.document != x.Document.ID {
		p.document, p.reach, p.markedReach = x.Document.ID, 0, 0
	}
	at := place{x.Document.ID, x.Segment.Span}
	before, there := p.seen[at]
	switch {
	case there:
		p.marked[before] = p.marked[before] || x.Segment.Quote
		fallthrough
	case at.To <= p.markedReach, at.To <= p.reach && !x.Segment.Quote:
		p.repeated++
	default:
		p.quote(x, at, labels)
	}
	if x.Segment.Quote {
		p.markedReach = max(p.markedReach, at.To)
	}
	p.reach = max(p.reach, at.To)
}

// quote prints a passage.
func (p *printing) quote(x *Excerpt, at place, labels *Labels) {
	p.seen[at] = len(p.quotations)
	p.marked = append(p.marked, x.Segment.Quote)
	p.quotations = append(p.quotations, report.Quotation{
		Text: strings.TrimSpace(strings.ReplaceAll(x.Text, "\n\n", "\n")), Source: labels.Source(x), Language: x.Document.Language,
	})
}

// blocks are the quotations, those that are marked first, and what is to be said
// of those that are not printed.
func (p *printing) blocks() []report.Block {
	var blocks []report.Block
	for _, marked := range []bool{true, false} {
		for i, quotation := range p.quotations {
			if p.marked[i] == marked {
				blocks = append(blocks, quotation)
			}
		}
	}
	if p.repeated > 0 {
		blocks = append(blocks, paragraph("What was coded so twice, by several coders or within a longer passage, is counted each time and printed once."))
	}
	if p.withheld > 0 {
		blocks = append(blocks, paragraph(withheldWords(p.withheld)))
	}
	return blocks
}
