package report

import "fieldwork/forms/tables"

// fill is how a part of a bar is painted, RRGGBB, and whether it is so dark that
// what stands on it is white.
type fill struct {
	colour string
	dark   bool
}

// fills are by the pattern of a series, as those of package svg are. The sides of
// a scale differ in hue, its points in brightness, and the middle is grey.
var fills = map[tables.Pattern]fill{
	tables.Solid:        {"12436D", true},
	tables.StrongLeft:   {"801650", true},
	tables.WeakLeft:     {"F6DCE8", false},
	tables.Middle:       {"D9D9D9", false},
	tables.WeakRight:    {"BCD3E6", false},
	tables.StrongRight:  {"12436D", true},
	tables.OtherPattern: {"9A9A9A", false},
}

// filled is the paint of a series.
func filled(series tables.Series) fill {
	if known, ok := fills[series.Pattern]; ok {
		return known
	}
	return fills[tables.OtherPattern]
}
