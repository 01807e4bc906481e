package project

import (
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/codebook"
)

// planCodes brings the codes together.
func (plan *importPlan) planCodes() {
	merged := codebook.Merge(plan.analysis, plan.in.Codes, plan.options.Theirs)
	plan.change.Codes, plan.codes = merged.Edits, merged.IDs
	plan.result.Codes = Tally{New: merged.New, Same: merged.Same, Differing: merged.Differing}
	for _, c := range merged.Conflicts {
		plan.result.Conflicts = append(plan.result.Conflicts, Conflict{"code", c.Path, c.Field, c.Here, c.There, c.Taken})
	}
}

func (plan *importPlan) pathOf(id string) string {
	if path := plan.analysis.Path(id); len(path) > 0 {
		return coding.PathWords(path)
	}
	return "the top"
}

// planMemos takes the memos on what is taken.
func (plan *importPlan) planMemos() {
	for i := range plan.in.Memos {
		memo := plan.in.Memos[i]
		if !plan.subject(&memo) {
			continue
		}
		here, known := plan.analysis.Memo(memo.Subject, memo.ID)
		switch {
		case !known:
			plan.change.Memos = append(plan.change.Memos, coding.Edit[coding.Memo]{After: &memo})
			plan.result.Memos.New++
		case here.Text == memo.Text:
			plan.result.Memos.Same++
		default:
			plan.result.Memos.Differing++
			if plan.differs("memo", plan.subjectName(&memo), "text", here.Text, memo.Text) {
				plan.change.Memos = append(plan.change.Memos, coding.Edit[coding.Memo]{Before: &here, After: &memo})
			}
		}
	}
}

// subject gives a memo the ID that its subject has in the study; false if it is
// left out, or one with another memo of the project, which happens where two of
// its things are one here.
func (plan *importPlan) subject(memo *coding.Memo) (there bool) {
	switch memo.Subject {
	case coding.OnCode:
		memo.ID, there = plan.codes[memo.ID]
	case coding.OnDocument:
		memo.ID, there = plan.documents[memo.ID]
	case coding.OnSegment:
		memo.ID, there = plan.segments[memo.ID]
	case coding.OnSummary:
		there = plan.summary(memo)
	default:
		there = true
	}
	key := memo.Key()
	there = there && !plan.written[key]
	plan.written[key] = true
	return there
}

// summary gives the summary of a document or a case, and a code, the ID that it
// has in the study.
func (plan *importPlan) summary(memo *coding.Memo) (there bool) {
	at := strings.LastIndexByte(memo.ID, '/')
	of, code := memo.ID[:max(at, 0)], memo.ID[at+1:]
	if document, isDocument := plan.documents[of]; isDocument {
		of = document
	}
	code, there = plan.codes[code]
	memo.ID = coding.SummaryID(of, code)
	return there
}

func (plan *importPlan) subjectName(memo *coding.Memo) string {
	switch memo.Subject {
	case coding.OnCode:
		return plan.pathOf(memo.ID)
	case coding.OnDocument:
		document, _ := plan.analysis.Document(memo.ID)
		return document.Title
	case coding.OnSegment:
		segment, _ := plan.analysis.Segment(memo.ID)
		return "a passage of " + plan.pathOf(segment.Code)
	case coding.OnSummary:
		return "a summary of a case under " + plan.pathOf(memo.ID[strings.LastIndexByte(memo.ID, '/')+1:])
	}
	return "the project"
}
