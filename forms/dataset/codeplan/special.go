package codeplan

import (
	"strconv"

	"fieldwork/forms"
)

// families are the codes that special answers can have, in the order of
// forms.Specials. The first of which no answer has any is taken.
var families = [...][3]int{
	{-97, -98, -99},
	{-997, -998, -999},
	{-9997, -9998, -9999},
	{-99997, -99998, -99999},
	{-999997, -999998, -999999},
	{-9999997, -9999998, -9999999},
}

// SpecialCode is the code of a special answer in every column, which no answer
// that was counted has, unless there are answers in every family. As a text it is
// never longer than eight bytes.
func (c *Counts) SpecialCode(special forms.Special) int {
	family := 0
	for family < len(families)-1 && c.taken[family] {
		family++
	}
	for i, one := range forms.Specials {
		if one == special {
			return families[family][i]
		}
	}
	return 0
}

func (c *Counts) take(number float64) {
	if number > -97 {
		return
	}
	for f, family := range families {
		for _, code := range family {
			c.taken[f] = c.taken[f] || float64(code) == number
		}
	}
}

func (c *Counts) takeText(text string) {
	const shortest, longest = len("-97"), len("-9999999")
	if len(text) < shortest || len(text) > longest || text[0] != '-' {
		return
	}
	if number, err := strconv.Atoi(text); err == nil {
		c.take(float64(number))
	}
}
