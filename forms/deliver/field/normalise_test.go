package field

import (
	"errors"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

func TestNormalise(t *testing.T) {
	for _, c := range []struct {
		typ         forms.Type
		typed, want string
	}{
		{forms.TextType, " as it is ", " as it is "},
		{forms.TextType, "  ", ""},
		{forms.Integer, " 12 ", "12"},
		{forms.Integer, "+12", "12"},
		{forms.Integer, "-3", "-3"},
		{forms.Integer, "007", "007"},
		{forms.Decimal, "12", "12"},
		{forms.Decimal, "12,5", "12.5"},
		{forms.Decimal, "-0,25", "-0.25"},
		{forms.Decimal, "1.250", "1.250"},
		{forms.Date, "2026-04-30", "2026-04-30"},
		{forms.Date, "30/4/2026", "2026-04-30"},
		{forms.Date, "3.4.2026", "2026-04-03"},
		{forms.Date, "03-04-2026", "2026-04-03"},
		{forms.Date, "30 APR 2026", "2026-04-30"},
		{forms.Date, "1 december 2026", "2026-12-01"},
		{forms.Date, "29/2/2028", "2028-02-29"},
		{forms.Time, "14:30", "14:30"},
		{forms.Time, "9:05", "09:05"},
		{forms.Time, "0930", "09:30"},
		{forms.Time, "2.30pm", "14:30"},
		{forms.Time, "2:30 PM", "14:30"},
		{forms.Time, "12am", "00:00"},
		{forms.Time, "23:59:58", "23:59"},
	} {
		if got, err := Normalise(c.typ, c.typed); got != c.want || err != nil {
			t.Errorf("%s %q: %q, %v; want %q", c.typ, c.typed, got, err, c.want)
		}
	}
}

func TestNormaliseRefuses(t *testing.T) {
	for _, c := range []struct {
		typ   forms.Type
		typed string
		want  error
	}{
		{forms.Integer, "1.5", errInteger},
		{forms.Integer, "1,000", errInteger},
		{forms.Integer, "--1", errInteger},
		{forms.Integer, "-", errInteger},
		{forms.Integer, "1e3", errInteger},
		{forms.Integer, "١٢", errInteger},
		{forms.Integer, "1234567890123456789", errInteger},
		{forms.Decimal, "1,250", errComma},
		{forms.Decimal, "1,250,000", errDecimal},
		{forms.Decimal, "1,250.5", errDecimal},
		{forms.Decimal, ".5", errDecimal},
		{forms.Decimal, "5,", errDecimal},
		{forms.Date, "4/30/2026", errDate},
		{forms.Date, "29/2/2026", errDate},
		{forms.Date, "30/4/26", errDate},
		{forms.Date, "tomorrow", errDate},
		{forms.Time, "25:00", errTime},
		{forms.Time, "14:60", errTime},
		{forms.Time, "13pm", errTime},
		{forms.Time, "noon", errTime},
	} {
		if got, err := Normalise(c.typ, c.typed); got != "" || !errors.Is(err, c.want) {
			t.Errorf("%s %q: %q, %v; want %v", c.typ, c.typed, got, err, c.want)
		}
	}
}

func TestNormaliseKeepsWhatIsCanonical(t *testing.T) {
	types := []forms.Type{forms.TextType, forms.Integer, forms.Decimal, forms.Date, forms.Time}
	typed := rapid.OneOf(
		rapid.StringMatching(`[+-]?[0-9]{1,5}([.,][0-9]{1,3})?`),
		rapid.StringMatching(`[0-3]?[0-9][/.-][01]?[0-9][/.-](19|20)[0-9]{2}`),
		rapid.StringMatching(`[0-2]?[0-9][:.][0-5][0-9]( ?[ap]m)?`),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		typ := rapid.SampledFrom(types).Draw(t, "type")
		once, err := Normalise(typ, typed.Draw(t, "typed"))
		if err != nil {
			return
		}
		if twice, err := Normalise(typ, once); twice != once || err != nil {
			t.Fatalf("%q became %q, %v", once, twice, err)
		}
		if number, err := strconv.ParseFloat(once, 64); typ == forms.Decimal && once != "" && err != nil {
			t.Fatalf("%q is no number: %v %v", once, number, err)
		}
	})
}
