// Package sample is the domain of telephone fieldwork: whom to ask (contacts,
// cases, a purposive sample), whom to call now (the queue, appointments), what
// came of each call (outcomes) and how well the sample responded (rates).
//
// Everything here is a type or a pure function: nothing is read or written,
// and the time is always given. Personal details stand in Contact alone; a
// case, a call and an appointment refer to the contact by its id.
//
// The disposition codes and the rates follow the American Association for
// Public Opinion Research: Standard Definitions, Final Dispositions of Case
// Codes and Outcome Rates for Surveys, 9th edition, 2016.
package sample
