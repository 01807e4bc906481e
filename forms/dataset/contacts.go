package dataset

// Contacts are personal details that stand beside the answers where they are
// asked for.
type Contacts struct {
	// Columns are their names, such as "email".
	Columns []string
	// Of gives the details of the contact of a case, one for each column; of
	// none for an interview without a case.
	Of func(caseID string) ([]string, error)
}

// contactPrefix is before the name of such a column.
const contactPrefix = "contact_"

// columns are the names of the columns in files.
func (c *Contacts) columns() []string {
	if c == nil {
		return nil
	}
	names := make([]string, len(c.Columns))
	for i, name := range c.Columns {
		names[i] = contactPrefix + name
	}
	return names
}

// details are those of the contact of a case.
func (c *Contacts) details(caseID string) ([]string, error) {
	if c == nil {
		return nil, nil
	}
	return c.Of(caseID)
}
