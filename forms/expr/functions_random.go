package expr

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

var randomFunctions = map[string]function{
	"random":    {gives: Number, build: buildRandom},
	"uuid":      {least: 0, most: 1, takes: []parameter{aNumber}, gives: String, build: buildUUID},
	"randomize": {least: 1, most: 2, gives: Choices, build: buildRandomize},
}

// draw numbers the calls in a source whose results are random, so that each
// has results of its own.
func (c *compiler) draw() uint64 {
	c.draws++
	return c.draws
}

// goldenRatio is the step of SplitMix64.
const goldenRatio = 0x9e3779b97f4a7c15

// mixed gives the number at an index of the sequence SplitMix64 that a seed
// starts (Steele, Lea and Flood, Fast Splittable Pseudorandom Number
// Generators, 2014).
func mixed(seed int64, index uint64) uint64 {
	z := uint64(seed) + index*goldenRatio
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// fraction makes of a random number one in [0, 1).
func fraction(random uint64) float64 { return float64(random>>11) / (1 << 53) }

func buildRandom(c *compiler, _ call, _ []operand) operand {
	draw := c.draw()
	return operand{typ: Number, run: func(env Env) value { return numberValue(fraction(mixed(env.Seed(), draw))) }}
}

// The greatest length of a token that uuid() makes, in characters.
const longestToken = 1000

const tokenLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// buildUUID makes a random UUID (RFC 9562, version 4), or a token of as many
// letters and digits as its argument says.
func buildUUID(c *compiler, _ call, arguments []operand) operand {
	draw := c.draw()
	if len(arguments) == 0 {
		return operand{typ: String, run: func(env Env) value { return textValue(uuid(int64(mixed(env.Seed(), draw)))) }}
	}
	length := numeric(arguments[0])
	return operand{typ: String, run: func(env Env) value {
		return textValue(randomToken(int64(mixed(env.Seed(), draw)), length(env)))
	}}
}

func uuid(seed int64) string {
	const version, variant = 0x4000, 0x8000000000000000
	high := mixed(seed, 1)&^0xf000 | version
	low := mixed(seed, 2)&^0xc000000000000000 | variant
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", high>>32, high>>16&0xffff, high&0xffff, low>>48, low&0xffffffffffff)
}

func randomToken(seed int64, length float64) string {
	if !(length >= 1) {
		return ""
	}
	token := make([]byte, int(math.Min(length, longestToken)))
	for i := range token {
		token[i] = tokenLetters[mixed(seed, uint64(i+1))%uint64(len(tokenLetters))]
	}
	return string(token)
}

// buildRandomize puts the names of a list into a random order.
func buildRandomize(c *compiler, _ call, arguments []operand) operand {
	list := arguments[0].run
	if len(arguments) == 1 {
		draw := c.draw()
		return operand{typ: Choices, run: func(env Env) value {
			return randomized(list(env), float64(mixed(env.Seed(), draw)>>11))
		}}
	}
	seed := arguments[1].run
	return operand{typ: Choices, run: func(env Env) value { return randomized(list(env), shuffleSeed(seed(env))) }}
}

func randomized(list value, seed float64) value {
	return textValue(strings.Join(Shuffled(names(list.asText()), seed), " "))
}

// shuffleSeed makes a number of a seed. A text that is no number is hashed as
// JavaRosa does it: the first eight bytes of its SHA-256.
func shuffleSeed(seed value) float64 {
	number := seed.asNumber()
	if !math.IsNaN(number) || seed.kind != textKind || seed.text == "" {
		return number
	}
	hash := sha256.Sum256([]byte(seed.text))
	return float64(int64(binary.BigEndian.Uint64(hash[:])))
}

// The Park-Miller generator: each number is the one before it times 16807,
// modulo 2³¹−1.
const (
	parkMillerModulus    = 1<<31 - 1
	parkMillerMultiplier = 16807
)

// Shuffled gives the names in the order in which ODK's randomize() puts them
// with a seed, so that the same seed gives the same order in ODK Collect and
// Enketo. What stands after the point of the seed does not count; NaN and
// infinities are 0. Source: the function randomize() in
// https://getodk.github.io/xforms-spec/, which shuffles after Fisher and
// Yates, inside out, with the generator of Park and Miller.
func Shuffled(names []string, seed float64) []string {
	if math.IsNaN(seed) || math.IsInf(seed, 0) {
		seed = 0
	}
	state := int64(math.Mod(math.Trunc(seed), parkMillerModulus))
	if state <= 0 {
		state += parkMillerModulus - 1
	}
	shuffled := make([]string, 0, len(names))
	for i, name := range names {
		state = state * parkMillerMultiplier % parkMillerModulus
		j := int(float64(state-1) / (parkMillerModulus - 1) * float64(i+1))
		shuffled = append(shuffled, name)
		shuffled[i] = shuffled[j]
		shuffled[j] = name
	}
	return shuffled
}
