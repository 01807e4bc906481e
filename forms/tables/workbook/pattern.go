package workbook

import "fieldwork/forms/tables"

// patternLook is how a part of a bar is filled: a ground, a hatch of another
// colour across it, and the colour of numbers on it, whose contrast to both is
// 4.5 at least. Colours are in hexadecimal.
type patternLook struct {
	Ground, Hatch, Ink string
	// Preset is the name of the hatch in DrawingML; empty for none.
	Preset string
}

const dark, light = "1A1A1A", "FFFFFF"

// patterns keep apart without colour: the left side has lines that rise, the
// weak points are light.
var patterns = map[tables.Pattern]patternLook{
	tables.Solid:        {Ground: "12436D", Ink: light},
	tables.StrongLeft:   {Ground: "801650", Hatch: "94306A", Ink: light, Preset: "wdUpDiag"},
	tables.WeakLeft:     {Ground: "F6DCE8", Hatch: "DFA3C2", Ink: dark, Preset: "wdUpDiag"},
	tables.Middle:       {Ground: "D9D9D9", Ink: dark},
	tables.WeakRight:    {Ground: "BCD3E6", Ink: dark},
	tables.StrongRight:  {Ground: "12436D", Ink: light},
	tables.OtherPattern: {Ground: "FFFFFF", Hatch: "9A9A9A", Ink: dark, Preset: "ltDnDiag"},
}

func lookOf(pattern tables.Pattern) patternLook {
	if known, ok := patterns[pattern]; ok {
		return known
	}
	return patterns[tables.Solid]
}
