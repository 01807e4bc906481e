package project

import (
	"fieldwork/coding"
)

// planAttributes finds out which attributes are to be set by hand: those that
// the case and the interview of a document do not tell already.
func (plan *importPlan) planAttributes() error {
	var list []coding.Document
	var incoming []coding.Attributes
	for i := range plan.in.Documents {
		document := &plan.in.Documents[i]
		id, taken := plan.documents[document.ID]
		if !taken || len(document.Attributes) == 0 {
			continue
		}
		here, known := plan.analysis.Document(id)
		if !known {
			here = document.Document
		}
		list, incoming = append(list, here), append(incoming, document.Attributes)
	}
	all, err := plan.project.Attributes(plan.study, list...)
	if err != nil {
		return err
	}
	for i := range list {
		if set := plan.attributesFor(&list[i], all[list[i].ID], incoming[i]); len(set) > 0 {
			plan.attributes = append(plan.attributes, attributesOf{list[i].ID, set})
		}
	}
	return nil
}

// attributesFor gives the attributes of a document that are to be set.
func (plan *importPlan) attributesFor(document *coding.Document, here, there coding.Attributes) coding.Attributes {
	set := coding.Attributes{}
	_, known := plan.analysis.Document(document.ID)
	for _, name := range there.Names() {
		value := there[name]
		before, has := here[name]
		switch {
		case before == value:
			if known {
				plan.result.Attributes.Same++
			}
		case !has || !known:
			set[name] = value
			plan.result.Attributes.New++
		default:
			plan.result.Attributes.Differing++
			if plan.differs("attribute", document.Title, name, before, value) {
				set[name] = value
			}
		}
	}
	return set
}
