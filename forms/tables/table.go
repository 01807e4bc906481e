// Package tables counts answers. A Tabulation takes interviews one at a time
// and gives a Table for each question: plain data, which the packages below
// this one write as text, CSV, HTML and workbooks, package report in documents,
// and from which ChartOf makes a Chart. Nothing here knows a file, a terminal or a clock.
package tables

// Kind is the kind of a table, which follows from the type of its question.
type Kind string

// The kinds of table.
const (
	// SingleChoice has a row for each choice, and the share of each among those
	// who answered.
	SingleChoice Kind = "single_choice"
	// MultipleChoice has a row for each choice; respondents count in each that
	// they chose.
	MultipleChoice Kind = "multiple_choice"
	// GridItems has a row for each item of a grid and the scale across.
	GridItems Kind = "grid"
	// Ranking has a row for each choice and the ranks across.
	Ranking Kind = "ranking"
	// Numbers has statistics of a number across.
	Numbers Kind = "numbers"
	// Words lists the different answers to a question that is answered in words,
	// dates, times or by a calculation, and how often each was given.
	Words Kind = "words"
	// Frame has the sample and the completes of each list of contacts.
	Frame Kind = "frame"
)

// Table is what was answered to one question, counted.
type Table struct {
	// Name is the table's own among those that are made together: letters,
	// digits, "_" and "-" only.
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Question is the name of the question or variable, and Number its number,
	// which may be empty.
	Question string `json:"question"`
	Number   string `json:"number,omitempty"`
	// Title is the wording of the question in the language of the table. It may
	// have several lines and comes from outside.
	Title string `json:"title"`
	// Corner says what the labels of the rows are: "Answer", "Statement".
	Corner string `json:"corner"`
	// By is what the table is crossed with; nil if it is not.
	By *Crossing `json:"by,omitempty"`
	// Weighted says that the cells hold weighted counts beside those of
	// respondents, and that percentages and statistics are of weighted ones.
	Weighted bool `json:"weighted"`
	// Base says in sentences who is counted, and who is not and why.
	Base []string `json:"base"`
	// Columns stand left to right. Those of the total come before those of the
	// categories of the crossing.
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
	// Scale has the points of the scale of a grid or single choice in the order
	// of the instrument; nil where the choices are no scale.
	Scale []ScalePoint `json:"scale,omitempty"`
	Tests []Test       `json:"tests,omitempty"`
	// Notes are sentences about methods and about what a reader may stumble on.
	Notes []string `json:"notes,omitempty"`
	// OfPercentages are those of the notes that say nothing where percentages are
	// not shown; see NotesFor.
	OfPercentages []string `json:"-"`
	// Verbatim says that rows or the categories of the crossing are what people
	// said in their own words, which can tell who they are; Unlisted that such words were counted only.
	Verbatim bool `json:"-"`
	Unlisted bool `json:"-"`
}

// Crossing is what a table is crossed with: a question or an attribute of the
// contacts.
type Crossing struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	// Multiple says that a respondent can count in several categories.
	Multiple bool `json:"multiple"`
}

// Category is a choice, a rank, a category of the crossing, or an item, by its
// name in the data and its label. The zero Category stands for all together.
type Category struct {
	Name  string `json:"name"`
	Label string `json:"label"`
}

// Measure is what the values of a column or row are.
type Measure string

// The measures.
const (
	// Shares are counts with their percentage of a base.
	Shares Measure = "shares"
	// Counts are counts alone.
	Counts Measure = "counts"
	// Bases are the counts that percentages are of.
	Bases Measure = "bases"
	// Missing are counts of those who did not answer, by reason.
	Missing Measure = "missing"
	// Percentages are percentages alone, from 0 to 100; Points are differences
	// of two, from -100 to 100.
	Percentages Measure = "percentages"
	Points      Measure = "points"
	// Statistics are means and the like, in the unit of what is measured.
	Statistics Measure = "statistics"
)

// Column is one column of cells.
type Column struct {
	Label   string  `json:"label"`
	Measure Measure `json:"measure"`
	// Name is that of the choice or rank the column counts, or of what it
	// measures: "mean", "no_answer".
	Name string `json:"name"`
	// By is the category of the crossing; zero for the total.
	By Category `json:"by,omitzero"`
}

// Row is one row of cells, one for each column.
type Row struct {
	Label string `json:"label"`
	// Measure is Shares for the rows of categories and items; rows of another
	// measure hold that in every column.
	Measure Measure `json:"measure"`
	// Name is that of the choice that the row counts, or of what it measures;
	// empty where the columns say that.
	Name string `json:"name,omitempty"`
	// Item is the item of a grid, or what is ranked; empty elsewhere.
	Item string `json:"item,omitempty"`
	// By is the category of the crossing where that stands in the rows.
	By    Category `json:"by,omitzero"`
	Cells []Cell   `json:"cells"`
}

// Mark says why a cell has no value.
type Mark string

// The marks, in the shorthand of the UK Government Analysis Function.
const (
	NoMark        Mark = ""
	Suppressed    Mark = "c" // to protect respondents
	NotAvailable  Mark = "x" // not known
	NotApplicable Mark = "z" // nothing to take a share or a mean of
)

// Words is a mark as notes explain it.
func (m Mark) Words() string {
	switch m {
	case Suppressed:
		return "suppressed, because few respondents are behind it or it would give such a count away"
	case NotAvailable:
		return "not available"
	case NotApplicable:
		return "not applicable: there is nothing to take it of"
	}
	return ""
}

// Cell is one cell. Which of its fields mean something follows from the
// measures of its row and column; a cell with a mark holds nothing that may be
// shown.
type Cell struct {
	Mark Mark `json:"mark,omitempty"`
	// N is a number of respondents, unweighted.
	N int `json:"n"`
	// Weighted is the sum of their weights; N itself without weights.
	Weighted float64 `json:"weighted"`
	// Base is what the percentage is of, weighted if the table is.
	Base float64 `json:"base,omitempty"`
	// Percent is from 0 to 100; it means nothing where Base is 0.
	Percent float64 `json:"percent"`
	// OfResponses and OfAsked are percentages of all responses and of all who
	// were asked, in the cells of a multiple choice.
	OfResponses float64 `json:"of_responses,omitempty"`
	OfAsked     float64 `json:"of_asked,omitempty"`
	// Interval is the confidence interval of Percent; nil if there is none.
	Interval *Interval `json:"interval,omitempty"`
	// Value is a statistic, or a difference in percentage points.
	Value float64 `json:"value,omitempty"`
}

// Interval is a confidence interval in percent.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// ScalePoint is a point of a scale.
type ScalePoint struct {
	Category
	// Side is -1 for the points on the left of a diverging chart, such as
	// disagreement, 1 for those on the right and 0 for the middle.
	Side int `json:"side"`
	// Off says that the point is none of the scale: "don't know".
	Off bool `json:"off,omitempty"`
	// Score is the value of the point; nil where the scale is not scored.
	Score *float64 `json:"score,omitempty"`
}

// Test is a test of whether the answers differ between the categories of the
// crossing. It is of unweighted counts.
type Test struct {
	// Item is the item of the grid or the choice of the multiple choice that was
	// tested; zero for the whole table.
	Item Category `json:"item,omitzero"`
	// ChiSquare is Pearson's statistic, without correction.
	ChiSquare float64 `json:"chi_square"`
	Freedom   int     `json:"degrees_of_freedom"`
	// P is the probability of such a statistic or a greater one.
	P float64 `json:"p"`
	// CramersV is from 0 to 1.
	CramersV float64 `json:"cramers_v"`
	// N is the number of respondents in the test.
	N int `json:"n"`
	// LeastExpected is the smallest expected count, and FewExpected the share
	// of cells whose expected count is below 5, from 0 to 1.
	LeastExpected float64 `json:"least_expected"`
	FewExpected   float64 `json:"few_expected"`
	// Doubtful says that expected counts are too small for P to be relied on.
	Doubtful bool `json:"doubtful"`
	// Exact is the two-sided p of Fisher's exact test; nil unless the test is of
	// two by two counts.
	Exact *float64 `json:"fisher_exact_p,omitempty"`
}
