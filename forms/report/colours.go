package report

import "fieldwork/forms/tables"

// fill is how a part of a bar is painted, RRGGBB, and whether it is so dark that
// what stands on it is white.
type fill struct {
	colour string
	dark   bool
}

// fills by the pattern of a series. The sides of a scale differ in hue, its
// points in brightness, and the middle is grey.
var fills = map[tables.Pattern]fill{
	tables.Solid:        {"12436D", true},
	tables.StrongLeft:   {"F46A25", false},
	tables.WeakLeft:     {"FBC3A8", false},
	tables.Middle:       {"D0D0D0", false},
	tables.WeakRight:    {"9DB4C9", false},
	tables.StrongRight:  {"12436D", true},
	tables.OtherPattern: {"28A197", false},
}

// filled is the paint of a series.
func filled(series tables.Series) fill {
	if known, ok := fills[series.Pattern]; ok {
		return known
	}
	return fills[tables.OtherPattern]
}
