package comparison

import "fieldwork/coding/agreement"

// Measure is a figure of agreement.
type Measure struct {
	// Name is for files, Title for people, Short for the head of a column.
	Name, Title, Short string
}

// kind is what a measure is reckoned from: one of the three is set.
type kind struct {
	Measure
	ofUnits    agreement.Coefficient
	ofSegments func(matches agreement.Matches, codes int) agreement.Result
	unitised   bool
}

// kinds are the measures in the order in which they are shown.
var kinds = []kind{
	{Measure: Measure{"percentage", "Percentage agreement, from 0 to 1", "agree"}, ofUnits: agreement.Percentage},
	{Measure: Measure{"cohen", "Cohen's kappa", "Cohen"}, ofUnits: agreement.Cohen},
	{Measure: Measure{"scott", "Scott's pi", "Scott"}, ofUnits: agreement.Scott},
	{Measure: Measure{"fleiss", "Fleiss' kappa", "Fleiss"}, ofUnits: agreement.Fleiss},
	{Measure: Measure{"brennan_prediger", "Brennan and Prediger's kappa", "B-P"}, ofUnits: agreement.BrennanPrediger},
	{Measure: Measure{"ac1", "Gwet's AC1", "AC1"}, ofUnits: agreement.Gwet},
	{Measure: Measure{"alpha", "Krippendorff's alpha", "alpha"}, ofUnits: agreement.Alpha(agreement.Nominal)},
	{Measure: Measure{"alpha_u", "Krippendorff's alpha of unitised text", "alpha-U"}, unitised: true},
	{Measure: Measure{"f1", "F1 of what is coded", "F1"}, ofUnits: agreement.F1},
	{Measure: Measure{"segments", "Segments that match, of all", "segm."},
		ofSegments: func(matches agreement.Matches, _ int) agreement.Result { return matches.Percentage() }},
	{Measure: Measure{"holsti", "Holsti's coefficient of segments", "Holsti"},
		ofSegments: func(matches agreement.Matches, _ int) agreement.Result { return matches.Holsti() }},
	{Measure: Measure{"segments_kappa", "Brennan and Prediger's kappa of segments", "segm. B-P"},
		ofSegments: agreement.Matches.BrennanPrediger},
}

// Measures lists the measures in the order of the figures of a row.
func Measures() []Measure {
	measures := make([]Measure, len(kinds))
	for at, each := range kinds {
		measures[at] = each.Measure
	}
	return measures
}

// MeasureNamed is the place of a measure among the figures of a row.
func MeasureNamed(name string) (place int, known bool) {
	for at, each := range kinds {
		if each.Name == name {
			return at, true
		}
	}
	return 0, false
}

// Figure is a measure of something.
type Figure struct {
	Measure Measure
	Result  agreement.Result
	// Interval is around the result, if intervals were asked for and the result
	// is defined; there is none of unitised text.
	Interval agreement.ConfidenceInterval
}
