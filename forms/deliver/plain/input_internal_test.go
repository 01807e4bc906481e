package plain

import (
	"bufio"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestReadPlainLine(t *testing.T) {
	long := strings.Repeat("a", longestLine)
	read := func(s string) (lines []string) {
		for r := bufio.NewReader(strings.NewReader(s)); ; {
			switch line := readLine(r); {
			case line.ended:
				return lines
			case line.refused != "":
				lines = append(lines, "refused: "+line.refused)
			default:
				lines = append(lines, line.text)
			}
		}
	}
	for input, want := range map[string][]string{
		"":                            nil,
		"\n":                          {""},
		"a\r\nb":                      {"a", "b"},
		"a\xff\nb\n":                  {"refused: " + lineNotText, "b"},
		long[1:] + "\nb\n":            {long[1:], "b"},
		long + "a\nb\n":               {"refused: " + lineTooLong, "b"},
		long + "\xff":                 {"refused: " + lineTooLong},
		strings.Repeat("x\n", 3):      {"x", "x", "x"},
		strings.Repeat("é", 5000):     {strings.Repeat("é", 5000)},
		"\r\r\n" + long + long + "\n": {"\r", "refused: " + lineTooLong},
	} {
		if got := read(input); strings.Join(got, "\n") != strings.Join(want, "\n") || len(got) != len(want) {
			t.Errorf("of %d bytes: %d lines, not the %d expected", len(input), len(got), len(want))
		}
	}
}

// letters never ends.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestReadPlainLineForgetsWhatIsTooLong(t *testing.T) {
	const size = 64 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	line := readLine(bufio.NewReader(io.LimitReader(letters{}, size)))
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; line.refused != lineTooLong || used > size/4 {
		t.Errorf("refused with %q after taking %d bytes of memory", line.refused, used)
	}
}
