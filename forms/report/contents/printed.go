package contents

// String is the title: what a template writes where it names the whole study.
func (s *Study) String() string { return s.Title.String() }

// String is the title: what a template writes where it names the whole form.
func (f *Form) String() string { return f.Title.String() }

// String is the title: what a template writes where it names the whole section.
func (s *Section) String() string { return s.Title.String() }

// String is the wording: what a template writes where it names the whole
// question.
func (q *Question) String() string { return q.Wording.String() }

// String is the name: what a template writes where it names the whole theme.
func (t *Theme) String() string { return t.Name.String() }
