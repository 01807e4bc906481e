// Package demo makes the Fusion study to try things on: the questionnaire with
// its contacts and responses, whose fieldwork is over, and the interview guide
// with a purposive sample that is being called. People, calls and interviews
// are synthetic, and say so.
package demo
