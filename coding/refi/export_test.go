package refi

// Counted is counted, for tests.
var Counted = counted

// PointsOf gives the code points that positions, which have to be exact, lie at.
func PointsOf(raw string, inline bool, reading Reading, sorted []int) []int {
	var points []int
	for _, p := range (rawText{raw, inline}).places(reading, sorted) {
		if !p.exact {
			return nil
		}
		points = append(points, p.point)
	}
	return points
}
