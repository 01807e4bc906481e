package agreement

import "testing"

// figure is a published figure and the decimals that it is known to.
type figure struct {
	name     string
	of       Coefficient
	want     float64
	decimals int
}

// wantFigures checks the figures of a matrix.
func wantFigures(t *testing.T, matrix *Matrix, figures []figure) {
	t.Helper()
	counts := matrix.Counts()
	for _, f := range figures {
		wantValue(t, f.name, f.of(counts), f.want, f.decimals)
	}
}

// twoCoders are published tables of two coders, the first in rows.
var twoCoders = []struct {
	source                                             string
	table                                              [][]int
	agreed, cohen, scott, brennanPrediger, gwet, alpha float64
}{
	{"Cohen 1960, p. 45", [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}},
		.70, .491525, .487179, .55, .575972, .488462},
	{"Brennan and Prediger 1981, p. 689", [][]int{{50, 0, 0}, {10, 10, 10}, {20, 0, 0}},
		.60, .272727, .223301, .40, .461279, .227184},
	{"Brennan and Prediger 1981, p. 691", [][]int{{50, 0, 10}, {0, 10, 10}, {10, 10, 0}},
		.60, .285714, .285714, .40, .444444, .289286},
	{"Artstein and Poesio 2008, p. 558", [][]int{{20, 20}, {10, 50}},
		.70, .347826, .340659, .40, .449541, .343956},
	{"irrCAC, cont3x3abstractors", [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}},
		.89, .796409, .796240, .835, .849331, .797258},
	{"SAS, simple kappa", [][]int{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}},
		.684211, .484163, .453237, .526316, .555988, .467626},
	{"NVivo's shape", [][]int{{800, 50}, {100, 50}},
		.85, .318182, .314286, .70, .808, .314629},
}

func TestTwoCodersAreAsPublished(t *testing.T) {
	for _, example := range twoCoders {
		t.Run(example.source, func(t *testing.T) {
			wantFigures(t, fromTable(t, example.table), []figure{
				{"percentage", Percentage, example.agreed, 6},
				{"Cohen", Cohen, example.cohen, 6},
				{"Scott", Scott, example.scott, 6},
				{"Fleiss", Fleiss, example.scott, 6},
				{"Brennan and Prediger", BrennanPrediger, example.brennanPrediger, 6},
				{"Gwet", Gwet, example.gwet, 6},
				{"alpha", Alpha(Nominal), example.alpha, 6},
			})
		})
	}
}

func TestMoreDigitsOfThreeAbstractors(t *testing.T) {
	matrix := fromTable(t, [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}})
	wantFigures(t, matrix, []figure{
		{"Cohen", Cohen, .7964094, 7},
		{"Scott", Scott, .7962397, 7},
		{"Gwet", Gwet, .8493305, 7},
		{"alpha", Alpha(Nominal), .7972585, 7},
	})
	spread, err := CohenError(matrix.Counts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	wantNumber(t, "standard error", spread.Value, .05891072, 8)
}

func TestLargestKappaOfCohen1960(t *testing.T) {
	matrix := fromTable(t, [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}})
	wantFigures(t, matrix, []figure{{"kappa", Cohen, .492, 3}, {"largest", CohenMaximum, .831, 3}})
}

func TestErrorsOfKappaAreThoseOfSAS(t *testing.T) {
	matrix := fromTable(t, [][]int{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}})
	for _, example := range []struct {
		name                                     string
		weights                                  Weights
		kappa, spread, low, high, ifChance, test float64
	}{
		{"simple", nil, .4842, .1380, .2137, .7547, .1484, 3.2626},
		{"weighted", LinearWeights, .4701, .1457, .1845, .7558, .1426, 3.2971},
	} {
		kappa := Cohen(matrix.Counts())
		if example.weights != nil {
			kappa = WeightedCohen(example.weights)(matrix.Counts())
		}
		value, _ := kappa.Value()
		spread, err := CohenError(matrix.Counts(), example.weights)
		if err != nil {
			t.Fatal(err)
		}
		wantNumber(t, example.name, value, example.kappa, 4)
		wantNumber(t, example.name+" error", spread.Value, example.spread, 4)
		wantNumber(t, example.name+" low", value-1.959964*spread.Value, example.low, 4)
		wantNumber(t, example.name+" high", value+1.959964*spread.Value, example.high, 4)
		wantNumber(t, example.name+" error by chance", spread.IfChance, example.ifChance, 4)
		wantNumber(t, example.name+" test", value/spread.IfChance, example.test, 4)
	}
}

// anxiety is what the second and the third coder of the data of that name in
// R's irr gave; nobody gave 4, which irr drops from the scale.
func TestAnxietyIsAsInR(t *testing.T) {
	second := "3 6 4 6 2 4 2 4 3 3 2 3 3 3 2 2 1 3 3 4"
	third := "2 1 4 4 3 2 1 6 1 1 1 2 3 3 1 1 3 3 2 2"
	matrix := fromCoders(t, 1, 6, second, third)
	used := newMatrix(t, 2, Categories(5))
	table, _ := matrix.Counts().Table()
	dense := []int{0, 1, 2, 3, Missing, 4}
	for a, row := range table {
		for b, number := range row {
			if number > 0 {
				addRun(t, used, number, dense[a], dense[b])
			}
		}
	}
	wantFigures(t, used, []figure{
		{"unweighted", Cohen, -.006289308, 9},
		{"equal", WeightedCohen(LinearWeights), .1459075, 7},
		{"squared", WeightedCohen(QuadraticWeights), .2520325, 7},
	})
	for _, example := range []struct {
		name    string
		weights Weights
		test    float64
	}{
		{"unweighted", nil, -.0604067},
		{"equal", LinearWeights, 1.282472},
		{"squared", QuadraticWeights, 1.437451},
	} {
		spread, err := CohenError(used.Counts(), example.weights)
		if err != nil {
			t.Fatal(err)
		}
		kappa := Cohen
		if example.weights != nil {
			kappa = WeightedCohen(example.weights)
		}
		value, _ := kappa(used.Counts()).Value()
		wantNumber(t, example.name+" test", value/spread.IfChance, example.test, 6)
	}
}

// Leaving out what nobody coded and multiplying the chances, instead of adding
// them up, gives .213115 here, which is no kappa of Cohen's.
func TestKappaOfTextIsCohens(t *testing.T) {
	text := Text{Length: 1000}
	matrix, err := text.CodePoints([]Coding{{Passages: spans(0, 150)}, {Passages: spans(100, 100)}})
	if err != nil {
		t.Fatal(err)
	}
	wantFigures(t, matrix, []figure{
		{"percentage", Percentage, .85, 15},
		{"Cohen", Cohen, .318182, 6},
		{"F1", F1, .4, 15},
		{"Jaccard", Jaccard, .25, 15},
	})
}
