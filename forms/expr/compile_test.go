package expr

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFaults compiles sources with faults. A fault is written "offset message".
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string
	}{
		{"", []string{"0 the expression is empty"}},
		{" \n", []string{"0 the expression is empty"}},
		{"${agee} > 3", []string{"0 no question is called agee; is age meant?"}},
		{"${x_far_away}", []string{"0 no question is called x_far_away"}},
		{"age > 3", []string{"0 a question is written ${age}"}},
		{"yes", []string{"0 yes is not known here; a question is written ${name}, a choice 'name'"}},
		{"not", []string{"0 a function is called with parentheses: not(...)"}},
		{"3 +", []string{"3 expected a value such as ${name}, 3 or 'text', but the expression ends here"}},
		{"3 + * 4", []string{"4 expected a value such as ${name}, 3 or 'text', not *"}},
		{"3 4", []string{"2 expected an operator such as and, or, =, + or the end, not 4"}},
		{"(3", []string{"0 this ( is never closed"}},
		{"3)", []string{"1 expected an operator such as and, or, =, + or the end, not )"}},
		{"concat('a' 'b', 'c')", []string{"11 expected an operator, a comma or ), not the text 'b'"}},
		{"'abc", []string{"0 this quote is never closed"}},
		{"1 == 2", []string{"2 equality is written with a single ="}},
		{"1 && 2", []string{"2 both conditions together are written with and"}},
		{"!true()", []string{"0 the opposite of a condition is written not(...); unequal is written !="}},
		{"5 % 2", []string{"2 the remainder of a division is written mod"}},
		{"${age} = ‘3’", []string{"9 this quote is a curly one; text stands in straight quotes: 'text'"}},
		{"1 # 2", []string{"2 this character means nothing in an expression"}},
		{"../age", []string{"0 paths are not understood; a question is written ${name}"}},
		{"${last-saved#age} = 1", []string{"0 answers of an earlier interview cannot be used here"}},
		{"${age > 3", []string{"0 a question is written ${name}"}},
		{"selectd(${towns}, 'x')", []string{"0 there is no function selectd(); is selected meant?"}},
		{"qwertyuiop()", []string{"0 there is no function qwertyuiop()"}},
		{"position()", []string{"0 position() is not supported: there are no repeats here"}},
		{"once(1)", []string{"0 once() is not supported: there are no repeats here, and a default is worked out only once as it is"}},
		{"if(1, 2)", []string{"0 if() takes 3 arguments, not 2 arguments"}},
		{"today(1)", []string{"0 today() takes no argument, not 1 argument"}},
		{"round()", []string{"0 round() takes 1 to 2 arguments, not no argument"}},
		{"sum()", []string{"0 sum() takes at least 1 argument, not no argument"}},
		{"weighted-checklist(1, 2, 1, 1, 1)", []string{"0 weighted-checklist() takes a weight after each condition"}},
		{"'abc' + 1", []string{"0 + works on numbers, and the text 'abc' is none"}},
		{"-'abc'", []string{"1 - works on numbers, and the text 'abc' is none"}},
		{"${towns} * 2", []string{"0 * works on numbers, and ${towns} has several choices; count them with count-selected()"}},
		{"2 - ${town}", []string{"4 - works on numbers, and ${town} has choices that are not numbers"}},
		{"abs('')", []string{"4 abs() works on numbers, and the text '' is none"}},
		{"${age} = 'old'", []string{"9 ${age} is a number, and the text 'old' is none"}},
		{"'old' != ${age}", []string{"0 ${age} is a number, and the text 'old' is none"}},
		{"${age} > 'dont_know'", []string{"9 ${age} is a number, and the text 'dont_know' is none"}},
		{"count-selected(${towns}) = 'dont_know'", []string{"27 what count-selected() gives is a number, and the text 'dont_know' is none"}},
		{"${born} < '1.2.2003'", []string{"10 ${born} is a date, and the text '1.2.2003' is none; a date is written '2020-01-31'"}},
		{"${start} = '9:30'", []string{"11 ${start} is a time, and the text '9:30' is none; a time is written '18:30'"}},
		{"date('soon')", []string{"5 date() works on dates, and the text 'soon' is none; a date is written '2020-01-31'"}},
		{"regex(., '(')", []string{"9 this pattern cannot be read: missing closing ) at '('"}},
		{"regex(., 'a)(b')", []string{"9 this pattern cannot be read: unexpected ) at 'a)(b'"}},
		{"regex(., '(?=a)')", []string{"9 this pattern cannot be read: invalid or unsupported Perl syntax at '(?='"}},
		{"format-date(${born}, '%Y-%Q')", []string{"25 in a date format % stands before one of Y y m n b d e a H h M S 3, or before another %"}},
		{"format-date(${born}, '%')", []string{"22 in a date format % stands before one of Y y m n b d e a H h M S 3, or before another %"}},
		{"digest('a', 'MD6')", []string{"12 digest() knows 'MD5', 'SHA-1', 'SHA-256', 'SHA-384' and 'SHA-512'"}},
		{"digest('a', 'MD5', 'octal')", []string{"19 digest() writes 'base64' and 'hex'"}},
		{"jr:choice-name(${town}, ${town})", []string{"24 jr:choice-name() takes the name of a question in quotes, such as '${q1}'"}},
		{"jr:choice-name(${town}, '${twn}')", []string{"24 no question is called 'twn'; is town meant?"}},
		{"'\xff'", []string{"1 this is not text in UTF-8"}},
		{"foo(1, ) + ${nobody} = (2", []string{
			"0 there is no function foo()",
			"7 expected a value such as ${name}, 3 or 'text', not )",
			"11 no question is called nobody",
			"23 this ( is never closed",
		}},
	} {
		program, faults := Compile(c.source, testScope{})
		var got []string
		for _, fault := range faults {
			got = append(got, fmt.Sprintf("%d %s", fault.Offset, fault.Message))
		}
		if diff := cmp.Diff(c.want, got); diff != "" || program != nil {
			t.Errorf("%s: program %v (-want +got)\n%s", c.source, program, diff)
		}
	}
}

func TestWhereSelfAndAttributesMeanNothing(t *testing.T) {
	_, faults := Compile(". > 3 or region = 'west'", testScope{bare: true})
	if len(faults) != 2 || faults[0].Offset != 0 || faults[1].Offset != 9 {
		t.Errorf("faults: %v", faults)
	}
}

func TestSelfHasItsType(t *testing.T) {
	_, faults := Compile(". > 3 and . = 'x'", testScope{self: Number})
	if len(faults) != 1 || faults[0].Offset != 14 {
		t.Errorf("a text compared with a number: %v", faults)
	}
	if _, faults = Compile("count-selected(.) > 1 and . + 1", testScope{self: Choices}); len(faults) != 1 {
		t.Errorf("choices reckoned with: %v", faults)
	}
}

func TestFaultIsAnErrorWithAPlaceInCharacters(t *testing.T) {
	source := "'ŵŵ' = ${nobody}"
	_, faults := Compile(source, testScope{})
	var fault Fault
	if len(faults) != 1 || !errors.As(error(faults[0]), &fault) || fault.Error() != "no question is called nobody" {
		t.Fatalf("faults: %v", faults)
	}
	if fault.Offset != 9 || fault.Characters(source) != 7 {
		t.Errorf("offset %d, character %d", fault.Offset, fault.Characters(source))
	}
}

func TestLimits(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat("(", depth) + "1" + strings.Repeat(")", depth) }
	for _, source := range []string{nested(MostNesting), "1" + strings.Repeat("+1", (MostCharacters-1)/2), strings.Repeat("-", MostCharacters-1) + "1", "'" + strings.Repeat("ŵ", MostCharacters-2) + "'"} {
		if _, faults := Compile(source, testScope{}); len(faults) > 0 {
			t.Errorf("%.20s…: %v", source, faults)
		}
	}
	for _, source := range []string{nested(MostNesting + 1), strings.Repeat("not(", MostCharacters/4), strings.Repeat(" ", MostCharacters) + "1"} {
		if _, faults := Compile(source, testScope{}); len(faults) != 1 || !strings.Contains(faults[0].Message, "put parts of") {
			t.Errorf("%.20s…: %v", source, faults)
		}
	}
}

func TestReferencesAndComparisons(t *testing.T) {
	source := "selected(${towns}, ' newport') and (${town} = 'x' or 'y' != .) and ${scale} = -2" +
		" and jr:choice-name(${town}, 'town') = 'z' and selected-at(${towns}, 1) = 'q' and ${age} > 3"
	program := compiled(t, source)
	at := func(part string) int { return strings.Index(source, part) }
	wantReferences := []Reference{
		{townsSlot, at("${towns}")},
		{townSlot, at("${town} = ")},
		{scaleSlot, at("${scale}")},
		{townSlot, at("${town}, 'town'")},
		{townSlot, at("town') =")},
		{townsSlot, at("${towns}, 1")},
		{ageSlot, at("${age}")},
	}
	if diff := cmp.Diff(wantReferences, program.References()); diff != "" {
		t.Errorf("references (-want +got)\n%s", diff)
	}
	wantComparisons := []Comparison{
		{townsSlot, " newport", at("' newport")},
		{townSlot, "x", at("'x'")},
		{SelfSlot, "y", at("'y'")},
		{scaleSlot, "-2", at("-2")},
		{townsSlot, "q", at("'q'")},
	}
	if diff := cmp.Diff(wantComparisons, program.Comparisons()); diff != "" {
		t.Errorf("comparisons (-want +got)\n%s", diff)
	}
	if program.Source() != source {
		t.Errorf("source is %q", program.Source())
	}
}

func TestEveryFunctionCompiles(t *testing.T) {
	for _, name := range FunctionNames() {
		f := functions[name]
		if (f.run == nil) == (f.build == nil) {
			t.Errorf("%s has both run and build, or neither", name)
		}
		if unsupported[name] != "" {
			t.Errorf("%s is both there and unsupported", name)
		}
		arguments := strings.Repeat("1, ", f.least)
		switch name {
		case "digest":
			arguments = "1, 'MD5', "
		case "jr:choice-name":
			arguments = "1, 'town', "
		}
		compiled(t, name+"("+strings.TrimSuffix(arguments, ", ")+")")
	}
}
