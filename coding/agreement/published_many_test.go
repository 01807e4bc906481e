package agreement

import "testing"

func TestKrippendorff2011(t *testing.T) {
	matrix := fromCoders(t, 1, 5,
		"1 2 3 3 2 1 4 1 2 . . .",
		"1 2 3 3 2 2 4 1 2 5 . 3",
		". 3 3 3 2 3 4 2 2 5 1 .",
		"1 2 3 3 2 4 4 1 2 5 1 .")
	wantFigures(t, matrix, []figure{
		{"nominal", Alpha(Nominal), .743421052631579, 15},
		{"ordinal", Alpha(Ordinal), .8153875037548814, 15},
		{"interval", Alpha(Interval), .8491071428571428, 15},
		{"ratio", Alpha(Ratio), .797402774711612, 15},
		{"percentage", Percentage, .8181818, 7},
		{"Gwet", Gwet, .77544, 5},
		{"Fleiss", Fleiss, .76117, 5},
		{"AC2 ordinal", WeightedGwet(OrdinalWeights), .89894, 5},
		{"AC2 quadratic", WeightedGwet(QuadraticWeights), .914, 3},
		{"AC2 linear", WeightedGwet(LinearWeights), .85874, 5},
	})
	counts := matrix.Counts()
	wantNumber(t, "Gwet's chance", Gwet(counts).Expected(), .1903212, 7)
	wantNumber(t, "Fleiss' chance", Fleiss(counts).Expected(), .2387153, 7)
	for _, level := range []struct {
		of                 Level
		observed, expected float64
		decimals           int
	}{
		{Nominal, .2, .7794871794871795, 14},
		{Ordinal, 47.275, 256.0769230769231, 12},
		{Interval, .4333333, 2.871794871794872, 7},
		{Ratio, .0224327, .1107257, 7},
	} {
		result := Alpha(level.of)(counts)
		wantNumber(t, "observed", result.Observed(), level.observed, level.decimals)
		wantNumber(t, "expected", result.Expected(), level.expected, level.decimals)
	}
	chosen, all := counts.pairable()
	if want := [5]float64{9, 13, 10, 5, 3}; [5]float64(chosen) != want || all != 40 {
		t.Errorf("pairable %v of %v, want %v of 40", chosen, all, want)
	}
}

// The same values as in irrCAC, where the third coder gave the single one.
func TestFourRatersOfGwet(t *testing.T) {
	matrix := fromCoders(t, 1, 5,
		"1 2 3 3 2 1 4 1 2 . . .",
		"1 2 3 3 2 2 4 1 2 5 . .",
		". 3 3 3 2 3 4 2 2 5 1 3",
		"1 2 3 3 2 4 4 1 2 5 1 .")
	wantFigures(t, matrix, []figure{
		{"percentage", Percentage, .8181818, 7},
		{"Gwet", Gwet, .77544, 5},
		{"Fleiss", Fleiss, .76117, 5},
		{"Conger", Cohen, .76282, 5},
		{"Brennan and Prediger", BrennanPrediger, .77273, 5},
		{"alpha", Alpha(Nominal), .74342, 5},
	})
	wantNumber(t, "Conger's chance", Cohen(matrix.Counts()).Expected(), .2334252, 7)
}

func TestKrippendorffOfThreeCoders(t *testing.T) {
	matrix := fromCoders(t, 1, 4,
		". . . . . 3 4 1 2 1 1 3 3 . 3",
		"1 . 2 1 3 3 4 3 . . . . . . .",
		". . 2 1 3 4 4 . 2 1 1 3 3 . 4")
	wantFigures(t, matrix, []figure{
		{"nominal", Alpha(Nominal), .691358024691358, 15},
		{"interval", Alpha(Interval), .8108448928121059, 15},
		{"ordinal", Alpha(Ordinal), .8067214199413153, 15},
		{"ratio", Alpha(Ratio), .8089436707842471, 15},
	})
	if _, all := matrix.Counts().pairable(); all != 26 {
		t.Errorf("%v values are pairable, want 26", all)
	}
}

func TestHayesAndKrippendorff2007(t *testing.T) {
	matrix := fromUnits(t, 0, 3, `
		112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111.
		.100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
		0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2
		110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1`)
	wantFigures(t, matrix, []figure{
		{"ordinal as printed", Alpha(Ordinal), .7598, 4},
		{"ordinal", Alpha(Ordinal), .759829189151434, 15},
		{"nominal", Alpha(Nominal), .476509567418658, 15},
		{"interval", Alpha(Interval), .757378277153558, 15},
	})
	if _, all := matrix.Counts().pairable(); all != 159 {
		t.Errorf("%v values are pairable, want 159", all)
	}
}

func TestFleissOfFourteenRaters(t *testing.T) {
	matrix := fromDistribution(t, [][]int{
		{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7},
	})
	result := Fleiss(matrix.Counts())
	wantValue(t, "kappa", result, .209931, 6)
	wantValue(t, "kappa as printed", result, .210, 3)
	wantNumber(t, "observed", result.Observed(), .378, 3)
	wantNumber(t, "expected", result.Expected(), .213, 3)
}

func TestSixRaters(t *testing.T) {
	matrix := fromDistribution(t, [][]int{
		{0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
		{2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
		{1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
	})
	wantFigures(t, matrix, []figure{
		{"Fleiss", Fleiss, .413926499, 9},
		{"Gwet", Gwet, .4448007, 7},
		{"Brennan and Prediger", BrennanPrediger, .4388889, 7},
		{"alpha", Alpha(Nominal), .4204384, 7},
	})
	counts := matrix.Counts()
	wantNumber(t, "observed", Fleiss(counts).Observed(), .5511111, 7)
	wantNumber(t, "Fleiss' chance", Fleiss(counts).Expected(), .2340741, 7)
	wantNumber(t, "Gwet's chance", Gwet(counts).Expected(), .1914815, 7)
	wantNumber(t, "even chance", BrennanPrediger(counts).Expected(), .2, 15)
}

func TestDiagnosesOfFleiss1971(t *testing.T) {
	matrix := fromUnits(t, 1, 5, `
		444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
		144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
		555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`)
	counts := matrix.Counts()
	wantValue(t, "Fleiss", Fleiss(counts), .4302445, 7)
	ifChance, err := FleissError(counts)
	if err != nil {
		t.Fatal(err)
	}
	value, _ := Fleiss(counts).Value()
	wantNumber(t, "test", value/ifChance, 17.65183, 5)
}

func TestEdgeCases(t *testing.T) {
	third := fromUnits(t, 0, 1, "100 10. 0..")
	wantValue(t, "alpha", Alpha(Nominal)(third.Counts()), -1.0/3, 15)
	wantValue(t, "alpha without the single value", Alpha(Nominal)(fromUnits(t, 0, 1, "100 10.").Counts()), -1.0/3, 15)

	same := fromUnits(t, 0, 1, "111 111 1.1").Counts()
	for name, of := range map[string]Coefficient{
		"Cohen": Cohen, "Fleiss": Fleiss, "nominal": Alpha(Nominal),
		"ordinal": Alpha(Ordinal), "interval": Alpha(Interval), "ratio": Alpha(Ratio),
	} {
		wantNone(t, name, of(same), ErrNoVariation)
	}
	wantValue(t, "Gwet where all is the same", Gwet(same), 1, 15)
	wantValue(t, "Brennan and Prediger where all is the same", BrennanPrediger(same), 1, 15)
}
