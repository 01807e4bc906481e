package statistics

import (
	"errors"
	"math"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"
)

// Method is a method of making a confidence interval of a share.
type Method string

// The methods. All but Wilson and Exact take account of weights and of the
// size of the population, as R's survey package does in svyciprop.
const (
	// Normal is the share and a margin on either side from the normal
	// distribution; Student takes it from Student's distribution.
	Normal  Method = "normal"
	Student Method = "t"
	// Logit makes a Student interval of the log odds.
	Logit Method = "logit"
	// Beta is the interval of Clopper and Pearson for the effective number of
	// respondents (Korn and Graubard 1998).
	Beta Method = "beta"
	// Wilson is the score interval, and Exact that of Clopper and Pearson, of a
	// simple sample from a population without end.
	Wilson Method = "wilson"
	Exact  Method = "exact"
)

// Methods lists the methods.
var Methods = []Method{Normal, Student, Logit, Beta, Wilson, Exact}

// ErrMethod says that a method is not known.
var ErrMethod = errors.New("not a method of making confidence intervals")

// MethodNamed finds a method by its name; the error wraps ErrMethod.
func MethodNamed(name string) (Method, error) {
	for _, method := range Methods {
		if strings.EqualFold(name, string(method)) {
			return method, nil
		}
	}
	return "", ErrMethod
}

// Words names the method as notes do.
func (m Method) Words() string {
	switch m {
	case Normal:
		return "the normal distribution"
	case Student:
		return "Student's t distribution"
	case Logit:
		return "a logit transformation and Student's t distribution"
	case Beta:
		return "the beta distribution for the effective number of respondents (Korn and Graubard)"
	case Wilson:
		return "Wilson's score"
	case Exact:
		return "the exact method of Clopper and Pearson"
	}
	return string(m)
}

// Corrects reports whether the method takes account of weights and of the size
// of the population.
func (m Method) Corrects() bool { return m != Wilson && m != Exact }

// Share is a share of a sample, or of a part of it, with what its interval is
// made from.
type Share struct {
	// P is from 0 to 1.
	P float64
	// Base is how many respondents P is of, unweighted, and Yes how many of
	// them count for it.
	Base, Yes int
	// Sum is the sum of the weights of the base, and YesSquares and NoSquares
	// the sums of their squares among those who count for P and those who do
	// not. Without weights they are Base, Yes and Base-Yes.
	Sum, YesSquares, NoSquares float64
	// Sample is the number of all respondents, and Population of how many they
	// are a sample; 0 if that is not known.
	Sample, Population int
}

// Variance is the variance of the share by linearisation, the base being a
// domain of the sample, with the finite population correction 1 - n/N (Lumley,
// Complex Surveys, 2010, section 2.2).
func (s Share) Variance() float64 {
	if s.Sample < 2 || s.Sum == 0 {
		return math.NaN()
	}
	n := float64(s.Sample)
	squares := s.YesSquares*(1-s.P)*(1-s.P) + s.NoSquares*s.P*s.P
	return s.rest() * n / (n - 1) * squares / (s.Sum * s.Sum)
}

// rest is the share of the population that is not in the sample.
func (s Share) rest() float64 {
	if s.Population <= 0 {
		return 1
	}
	return max(1-float64(s.Sample)/float64(s.Population), 0)
}

// Interval gives a confidence interval, from 0 to 1, at a level such as 0.95.
// ok is false where there is none: nobody is in the base, or the method has no
// interval for a share of 0 or 1.
func (s Share) Interval(method Method, level float64) (low, high float64, ok bool) {
	if s.Base == 0 {
		return 0, 0, false
	}
	tail := (1 - level) / 2
	switch method {
	case Wilson:
		low, high = s.wilson(tail)
	case Exact:
		low, high = clopperPearson(float64(s.Yes), float64(s.Base-s.Yes), tail)
	default:
		low, high = s.designed(method, tail)
	}
	if math.IsNaN(low) || math.IsNaN(high) {
		return 0, 0, false
	}
	return max(low, 0), min(high, 1), true
}

// designed is the interval of a method that Corrects. Student's distribution
// has one degree of freedom less than there are respondents in the base.
func (s Share) designed(method Method, tail float64) (low, high float64) {
	variance := s.Variance()
	if variance == 0 && s.rest() == 0 {
		return s.P, s.P // everybody was asked
	}
	if math.IsNaN(variance) || variance == 0 {
		return math.NaN(), math.NaN()
	}
	deviation := math.Sqrt(variance)
	student := distuv.StudentsT{Sigma: 1, Nu: max(float64(s.Base-1), 1)}.Quantile(1 - tail)
	switch method {
	case Normal:
		margin := distuv.UnitNormal.Quantile(1-tail) * deviation
		return s.P - margin, s.P + margin
	case Student:
		return s.P - student*deviation, s.P + student*deviation
	case Logit:
		odds, margin := math.Log(s.P/(1-s.P)), student*deviation/(s.P*(1-s.P))
		return 1 / (1 + math.Exp(margin-odds)), 1 / (1 + math.Exp(-margin-odds))
	case Beta:
		effective := s.P * (1 - s.P) / variance
		return clopperPearson(effective*s.P, effective*(1-s.P), tail)
	}
	return math.NaN(), math.NaN()
}

// clopperPearson is the interval for numbers of yes and no, which need not be
// whole.
func clopperPearson(yes, no, tail float64) (low, high float64) {
	low, high = 0, 1
	if yes > 0 {
		low = distuv.Beta{Alpha: yes, Beta: no + 1}.Quantile(tail)
	}
	if no > 0 {
		high = distuv.Beta{Alpha: yes + 1, Beta: no}.Quantile(1 - tail)
	}
	return low, high
}

func (s Share) wilson(tail float64) (low, high float64) {
	n, p := float64(s.Base), float64(s.Yes)/float64(s.Base)
	z := distuv.UnitNormal.Quantile(1 - tail)
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	margin := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return middle - margin, middle + margin
}
