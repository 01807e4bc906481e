//go:build judges

package sav

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pspp runs PSPP on a file and gives what it prints, as csv.
func pspp(t *testing.T, file []byte, syntax string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string][]byte{"file.sav": file, "run.sps": []byte("GET FILE='file.sav'.\n" + syntax)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("pspp", "-O", "format=csv", "run.sps")
	command.Dir = dir
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("pspp: %v\n%s", err, out)
	}
	return string(out)
}

func TestJudgePSPPReadsEveryPart(t *testing.T) {
	story := strings.Repeat("Ŵyr y môr 𝄞 ", 50)
	d := Dictionary{
		Label: "A survey", Product: "test", Created: moment, Cases: 3,
		Variables: []Variable{
			{Name: "satisfaction_overall", Label: "Pa mor fodlon ydych chi?", Measure: Ordinal,
				Labels:  []ValueLabel{{Value{Number: 1}, "Not at all"}, {Value{Number: -97}, "don't know"}},
				Missing: []Value{{Number: -97}, {Number: -98}}},
			{Name: "tŷ", Width: 3, Labels: []ValueLabel{{Value{Text: "y"}, "Ie"}}},
			{Name: "words", Width: 20, Labels: []ValueLabel{{Value{Text: "-97"}, "no idea"}}, Missing: []Value{{Text: "-97"}}},
			{Name: "story", Width: 700},
			{Name: "day", Format: Date, Measure: Scale},
			{Name: "at", Format: DateTime}, {Name: "lasted", Format: Time},
			{Name: "tv"}, {Name: "a_radio_on_the_air", Decimals: 2},
		},
		Sets: []Set{{Name: "$media", Label: "Media used", Counted: 1, Variables: []string{"tv", "a_radio_on_the_air"}}},
	}
	at := Seconds(moment)
	file := write(t, d, [][]any{
		{1.0, "y", "-97", story, at, at, 52200.0, 1.0, 0.0},
		{-97.0, "n", "well", "short", nil, nil, nil, 0.0, 1.0},
		{nil, nil, nil, nil, nil, nil, nil, nil, 1.25},
	})
	for _, c := range []struct {
		syntax string
		want   []string
	}{
		{"DISPLAY DICTIONARY.", []string{
			"satisfaction_overall,1,Pa mor fodlon ydych chi?,Ordinal", "F8.0,F8.0,-97; -98",
			"tŷ,2,,Nominal", "A3,A3", "A20,A20,\"\"\"-97", "A700,A700", "DATE11,DATE11", "DATETIME20.0,DATETIME20.0", "TIME8.0,TIME8.0", "F10.2,F10.2",
			"-97[a],don't know", "no idea", "y,Ie",
		}},
		{"MRSETS /DISPLAY NAME=ALL.", []string{"$media,Media used,Dichotomies,1,tv\na_radio_on_the_air"}},
		{"FREQUENCIES satisfaction_overall.", []string{"Valid,Not at all,1,33.3%,100.0%", "\n,don't know,1,33.3%"}},
		{"LIST day at lasted a_radio_on_the_air.", []string{"21-NOV-2026,21-NOV-2026 14:30:00,14:30:00,.00", "1.25"}},
		{"LIST story.", []string{strings.TrimRight(cut(story, 700), " ")}},
	} {
		got := pspp(t, file, c.syntax)
		if strings.Contains(got, "warning") || strings.Contains(got, "error") {
			t.Errorf("%s\n%s", c.syntax, got)
		}
		for _, want := range c.want {
			if !strings.Contains(strings.ReplaceAll(got, "\"tv\na_radio_on_the_air\"", "tv\na_radio_on_the_air"), want) {
				t.Errorf("%s does not say %q:\n%s", c.syntax, want, got)
			}
		}
	}
}
