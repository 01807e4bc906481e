package ui_test

// childVariable names, in the environment, the program that the test binary is
// to be in place of its tests.
const childVariable = "FIELDWORK_UI_TEST_PROGRAM"

// childPrograms are the programs that tests run in a terminal of their own.
var childPrograms = map[string]func() int{}
