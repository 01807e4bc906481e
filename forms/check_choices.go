package forms

// checkChoiceUse finds choices that mean nothing in the questions that offer
// them, or that look like a special answer of theirs.
func (l *loader) checkChoiceUse() {
	for _, list := range l.lists {
		l.checkList(list)
	}
	for _, list := range l.inline {
		l.checkList(list)
	}
}

func (l *loader) checkList(list *choiceList) {
	if len(list.users) == 0 {
		return
	}
	var multiple bool
	var wordless *Question
	special := map[Special]*Question{}
	for _, q := range list.users {
		multiple = multiple || q.Type == SelectMultiple
		if q.Type == Grid || q.Type == Rank {
			wordless = q
		}
		for _, s := range q.Specials {
			special[s] = q
		}
	}
	for _, c := range list.choices {
		if c.Exclusive && !multiple {
			l.add(list.places[c].exclusive, "exclusive means something only in select_multiple, which %s is not", list.users[0].Name)
		}
		if c.OpenText && wordless != nil {
			l.add(list.places[c].openText, "open_text means nothing in a question of type %s, which %s is", wordless.Type, wordless.Name)
		}
		if q := special[Special(c.Name)]; q != nil {
			l.add(c.At, "the choice %s is also a special answer of %s; give %s its own special_answers without it", c.Name, q.Name, q.Name)
		}
	}
}
