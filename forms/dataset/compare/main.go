// Command compare makes what compare.sh times: a questionnaire of 60 variables
// and a file of responses to it, which 'fieldwork responses import' takes.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes sixty.yaml and responses.csv into a folder.
func run(arguments []string) error {
	const wanted = 2
	if len(arguments) != wanted {
		return errors.New("give a folder and a number of responses")
	}
	rows, err := strconv.Atoi(arguments[1])
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(arguments[0], "sixty.yaml"), []byte(questionnaire()), 0o600); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(arguments[0], "responses.csv"))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	return errors.Join(responses(out, rows), out.Flush(), file.Close())
}

// The numbers of questions of each type: 60 variables together.
const (
	singles   = 30
	grids     = 4
	items     = 5
	multiples = 5
	numbers   = 3
)

var choices = []string{"never", "seldom", "sometimes", "often", "always"}

// questionnaire has a condition on one single choice in ten.
func questionnaire() string {
	var b strings.Builder
	b.WriteString("settings: {form_id: sixty, languages: {en: {name: English, status: reviewed}}}\nchoices:\n  often:\n")
	for _, choice := range choices {
		fmt.Fprintf(&b, "    - {name: %s, label: \"%s, as far as I can remember\"}\n", choice, choice)
	}
	b.WriteString("survey:\n")
	for i := range singles {
		condition := ""
		if i%10 == 9 {
			condition = fmt.Sprintf(", relevant: \"${s%d} != 'never'\"", i-1)
		}
		fmt.Fprintf(&b, "  - {type: select_one, name: s%d, label: How often do you do the thing numbered %d?, choices: often%s}\n", i, i, condition)
	}
	for i := range grids {
		fmt.Fprintf(&b, "  - {type: grid, name: g%d, label: How often did you do these?, choices: often, items: [", i)
		for j := range items {
			fmt.Fprintf(&b, "{name: g%d_%d, label: Thing %d}, ", i, j, j)
		}
		b.WriteString("]}\n")
	}
	for i := range multiples {
		fmt.Fprintf(&b, "  - {type: select_multiple, name: m%d, label: Which of these apply?, choices: often}\n", i)
	}
	b.WriteString("  - {type: rank, name: r, label: In which order?, choices: often}\n")
	for i := range numbers {
		fmt.Fprintf(&b, "  - {type: integer, name: n%d, label: How many were there?}\n", i)
	}
	b.WriteString("  - {type: text, name: t, label: And why is that?}\n")
	return b.String()
}

// responses writes rows of answers, the same for the same number.
func responses(out io.Writer, rows int) error {
	if _, err := fmt.Fprintf(out, "id,submitted,%s\n", strings.Join(names(), ",")); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range rows {
		cells := []string{fmt.Sprintf("R%08d", i), "2017-03-22T14:36:00Z"}
		if _, err := fmt.Fprintln(out, strings.Join(append(cells, answers(random)...), ",")); err != nil {
			return err
		}
	}
	return nil
}

func names() []string {
	var all []string
	for i := range singles {
		all = append(all, fmt.Sprint("s", i))
	}
	for i := range grids {
		for j := range items {
			all = append(all, fmt.Sprintf("g%d_%d", i, j))
		}
	}
	for i := range multiples {
		all = append(all, fmt.Sprint("m", i))
	}
	all = append(all, "r")
	for i := range numbers {
		all = append(all, fmt.Sprint("n", i))
	}
	return append(all, "t")
}

// answers are those of one respondent.
func answers(random *rand.Rand) []string {
	const most, reasons = 90, 1000
	choice := func() string { return choices[random.IntN(len(choices))] }
	var all []string
	for i := range singles {
		if answer := choice(); i%10 != 9 || all[i-1] != "never" {
			all = append(all, answer)
		} else {
			all = append(all, "")
		}
	}
	for range grids * items {
		all = append(all, choice())
	}
	for range multiples {
		first := random.IntN(len(choices) - 1)
		all = append(all, choices[first]+" "+choices[first+1])
	}
	var order []string
	for _, at := range random.Perm(len(choices)) {
		order = append(order, choices[at])
	}
	all = append(all, strings.Join(order, " "))
	for range numbers {
		all = append(all, strconv.Itoa(random.IntN(most)))
	}
	return append(all, fmt.Sprintf("because of reason %d and some other things that came up on the day", random.IntN(reasons)))
}
