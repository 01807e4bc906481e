package field

import "strconv"

// codes reads the numbers 1 to count as they are typed, digit by digit. A
// number acts at once unless it could be the beginning of a longer one: of 11
// choices, 2 acts at once, while 1 waits for another digit or for Enter.
type codes struct {
	count int
	typed int // the number typed so far; 0 for none
}

// press takes a digit and gives the numbers that it settles, in order: the one
// that waited, if the digit does not continue it, and the new one if it is
// complete. None is given for a digit that begins no number.
func (c *codes) press(digit int) (settled []int) {
	number := c.typed*10 + digit
	if number > c.count {
		if c.typed == 0 {
			return nil
		}
		settled = append(settled, c.typed)
		number = digit
	}
	c.typed = 0
	switch {
	case number == 0 || number > c.count:
	case number*10 > c.count:
		settled = append(settled, number)
	default:
		c.typed = number
	}
	return settled
}

// settle gives the number that waits, if any, and waits no longer.
func (c *codes) settle() (number int, ok bool) {
	number, c.typed = c.typed, 0
	return number, number > 0
}

// pending is the number typed so far, for showing; "" for none.
func (c *codes) pending() string {
	if c.typed == 0 {
		return ""
	}
	return strconv.Itoa(c.typed)
}
