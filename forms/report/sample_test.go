package report_test

import (
	"fieldwork/forms/report"
	"fieldwork/forms/tables"
)

func category(label string) tables.Category { return tables.Category{Name: label, Label: label} }

// agreement is a chart of a scale with five points.
func agreement() tables.Chart {
	return tables.Chart{
		Kind: tables.Diverging, Title: "Agreement", Caption: "Percentages of those who answered.", Alternative: "Most agree that they collaborate more.",
		Least: -60, Most: 100,
		Series: []tables.Series{
			{Category: category("Strongly disagree"), Side: -1, Pattern: tables.StrongLeft},
			{Category: category("Disagree"), Side: -1, Pattern: tables.WeakLeft},
			{Category: category("Neither"), Side: 0, Pattern: tables.Middle},
			{Category: category("Agree"), Side: 1, Pattern: tables.WeakRight},
			{Category: category("Strongly agree"), Side: 1, Pattern: tables.StrongRight},
		},
		Bars: []tables.Bar{
			{Category: category("My organisation collaborates more"), Values: []float64{0, 6.35, 23.81, 38.1, 31.75}, Counts: []int{0, 4, 15, 24, 20}, Base: 63},
			{Category: category("No greater understanding of the value of culture"), Values: []float64{17.46, 38.1, 25.4, 14.29, 4.76}, Counts: []int{11, 24, 16, 9, 3}, Base: 63},
			{Category: category("Too few to show"), Values: []float64{50, 50, 0, 0, 0}, Mark: tables.Suppressed},
		},
	}
}

// motives is a chart of one series.
func motives() tables.Chart {
	return tables.Chart{
		Kind: tables.Ranked, Title: "Motives", Caption: "Percentages of respondents.", Alternative: "Access comes first.", Most: 100,
		Series: []tables.Series{{Category: category("Chosen")}},
		Bars: []tables.Bar{
			{Category: category("To widen access"), Values: []float64{87.3}, Counts: []int{55}, Base: 63},
			{Category: category("To meet funding requirements"), Values: []float64{0}, Counts: []int{0}, Base: 63},
		},
	}
}

// sample has every kind of block, some of them odd.
func sample() report.Document {
	return report.Document{
		Title: "Findings <b>& more</b>", Subtitle: "The second\x1b[2J year", Language: "en",
		Blocks: []report.Block{
			report.Contents{},
			report.Heading{Level: 1, Text: "Themes"},
			report.Paragraph{Text: report.Text{
				{Text: "Plain, "}, {Text: "strong", Strong: true}, {Text: " and "}, {Text: "light ", Emphasis: true}, {Text: "& <i>.\nA line *below*."},
			}},
			report.Heading{Level: 4, Text: "Two levels too deep #"},
			report.Quotation{Text: "We got our foot <in> the door.\n\nIt became easier.", Source: "Interviewee 3, museum"},
			report.Quotation{Text: "Ansicrwydd o ran cyllido", Source: "Respondent 12", Language: "cy"},
			report.Table{
				Caption: "Codes by remit", Columns: []string{"Code", "Segments", "Share (%)"},
				Rows: [][]report.Cell{
					{report.Words("A | b"), report.Number("12"), report.Number("40")},
					{report.Words("C\nd"), report.Number("[c]")},
				},
				Notes: []string{"1. [c] is suppressed."},
			},
			report.Figure{Caption: "Agreement with statements", Chart: agreement()},
			report.Figure{Caption: "Motives", Chart: motives()},
			report.List{Items: []report.Text{report.Plain("one"), report.Plain("- two")}, Ordered: true},
			report.List{Items: []report.Text{report.Plain("one anew")}, Ordered: true},
			report.List{Items: []report.Text{report.Plain("a bullet")}},
			report.PageBreak{},
			report.Heading{Level: 1, Text: "Next chapter"},
			report.Paragraph{Text: report.Plain("1. No list: www.example.org and ann@theatre.example")},
		},
	}
}
