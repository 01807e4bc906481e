package workbook

import (
	"github.com/xuri/excelize/v2"

	"fieldwork/forms/tables"
)

// Fonts, in points.
const (
	fontName     = "Arial"
	bodySize     = 12
	titleSize    = 16
	subtitleSize = 14
)

// linkColour is that of links, which are underlined too.
const linkColour = "0B4F9E"

// look is how a cell looks. Text is wrapped, and stands at the top but
// in headers.
type look struct {
	size   float64 // 0 for bodySize
	bold   bool
	right  bool // aligned to the right
	link   bool
	apart  bool // with space above
	flows  bool // over the empty cells to its right, and is not wrapped
	above  bool // a thin line above
	below  bool // a thin line below
	inside bool // a table
	// format is that of numbers; empty for text.
	format string
}

// formats are those of the values of tables.
var formats = map[tables.Format]string{
	tables.Whole:       "#,##0",
	tables.OneDecimal:  "#,##0.0",
	tables.Signed:      "+#,##0.0;-#,##0.0;0.0",
	tables.TwoDecimals: "#,##0.00",
}

// styleOf gives the number of the style of a look, which is made once.
func (m *maker) styleOf(l look) (int, error) {
	if id, known := m.styles[l]; known {
		return id, nil
	}
	style := excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: sizeOf(l), Bold: l.bold},
		Alignment: &excelize.Alignment{WrapText: !l.flows, Vertical: "top", Horizontal: "left"},
	}
	switch {
	case l.apart, l.below:
		style.Alignment.Vertical = "bottom"
	case l.inside:
		style.Alignment.Vertical = "center"
	}
	if l.right {
		style.Alignment.Horizontal = "right"
	}
	if l.link {
		style.Font.Color, style.Font.Underline = linkColour, "single"
	}
	const thin = 1
	if l.above {
		style.Border = append(style.Border, excelize.Border{Type: "top", Color: "000000", Style: thin})
	}
	if l.below {
		style.Border = append(style.Border, excelize.Border{Type: "bottom", Color: "000000", Style: thin})
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := m.file.NewStyle(&style)
	m.styles[l] = id
	return id, err
}
