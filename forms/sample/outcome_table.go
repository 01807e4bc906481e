package sample

import "time"

// The codes that rules of this package speak of.
const (
	CompleteCode     = "1.1"
	PartialCode      = "1.2"
	BreakOffCode     = "2.12"
	NotAttemptedCode = "3.11"

	AppointmentCode = "appointment"
	CallbackCode    = "callback"
	SuspendedCode   = "suspended"
	VoicemailCode   = "voicemail"
	DeviceCode      = "answering_device"
	BusyCode        = "busy"
	NoAnswerCode    = "no_answer"
	LineFaultCode   = "line_fault"
)

// interimOutcomes are our own; the Standard Definitions leave them to the
// survey. None of them is a refusal. An appointment was made with the
// respondent, who is then known to be eligible and was reached: closed with no
// interview it is 2.36, neither a refusal nor a non-contact.
var interimOutcomes = []Outcome{
	{Code: AppointmentCode, Label: "Appointment made", Interim: true, Key: "a", CloseAs: "2.36", NeedsTime: true, knowledge: 6},
	{Code: SuspendedCode, Label: "Interview to be continued", Interim: true, Key: "s", Delay: 24 * time.Hour, knowledge: 7},
	{Code: CallbackCode, Label: "Respondent not available, call back", Interim: true, Key: "c", Delay: 4 * time.Hour, CloseAs: "2.21", knowledge: 5},
	{Code: VoicemailCode, Label: "Voicemail of the respondent", Interim: true, Key: "v", Delay: 24 * time.Hour, CloseAs: "2.22", knowledge: 4},
	{Code: DeviceCode, Label: "Answering device, not known whose", Interim: true, Key: "d", Delay: 24 * time.Hour, CloseAs: "3.14", knowledge: 3},
	{Code: BusyCode, Label: "Busy", Interim: true, Key: "b", Delay: 30 * time.Minute, CloseAs: "3.12", knowledge: 2},
	{Code: NoAnswerCode, Label: "No answer yet", Interim: true, Key: "n", Delay: 4 * time.Hour, CloseAs: "3.13", knowledge: 2},
	{Code: LineFaultCode, Label: "Fault on the line", Interim: true, Key: "f", Delay: 2 * time.Hour, CloseAs: "3.16", knowledge: 1},
}

// finalOutcomes are the final disposition codes of telephone surveys: AAPOR
// Standard Definitions, 9th edition, 2016.
var finalOutcomes = []Outcome{
	{Code: "1.1", Label: "Complete", Group: Interviewed, Key: "i"},
	{Code: "1.2", Label: "Partial", Group: PartInterviewed, Key: "p"},

	{Code: "2.10", Label: "Refusal and break-off", Group: Refusal},
	{Code: "2.11", Label: "Refusal", Group: Refusal},
	{Code: "2.111", Label: "Refusal by the household or organisation", Group: Refusal, Key: "h"},
	{Code: "2.112", Label: "Refusal by the known respondent", Group: Refusal, Key: "r"},
	{Code: "2.12", Label: "Break-off", Group: Refusal, Key: "k"},

	{Code: "2.20", Label: "Non-contact", Group: NonContact},
	{Code: "2.21", Label: "Respondent never available", Group: NonContact},
	{Code: "2.22", Label: "Answering device that confirms the household", Group: NonContact},
	{Code: "2.221", Label: "Answering device that confirms the household, no message left", Group: NonContact},
	{Code: "2.222", Label: "Answering device that confirms the household, message left", Group: NonContact},

	{Code: "2.30", Label: "Other, eligible", Group: OtherEligible},
	{Code: "2.31", Label: "Dead", Group: OtherEligible},
	{Code: "2.32", Label: "Physically or mentally unable", Group: OtherEligible},
	{Code: "2.33", Label: "Language", Group: OtherEligible, Key: "l"},
	{Code: "2.331", Label: "Language of the household", Group: OtherEligible},
	{Code: "2.332", Label: "Language of the respondent", Group: OtherEligible},
	{Code: "2.333", Label: "No interviewer for the language", Group: OtherEligible},
	{Code: "2.34", Label: "Sound not good enough", Group: OtherEligible},
	{Code: "2.35", Label: "Place or activity that does not allow an interview", Group: OtherEligible},
	{Code: "2.36", Label: "Other reason, eligible", Group: OtherEligible},
	{Code: "2.90", Label: "Miscellaneous, eligible", Group: OtherEligible},

	{Code: "3.10", Label: "Unknown if household", Group: UnknownHousehold},
	{Code: "3.11", Label: "Not attempted", Group: UnknownHousehold},
	{Code: "3.12", Label: "Always busy", Group: UnknownHousehold},
	{Code: "3.13", Label: "No answer", Group: UnknownHousehold},
	{Code: "3.14", Label: "Answering device, not known if household", Group: UnknownHousehold},
	{Code: "3.15", Label: "Call blocking", Group: UnknownHousehold},
	{Code: "3.16", Label: "Technical fault of the telephone", Group: UnknownHousehold},
	{Code: "3.161", Label: "Ambiguous message of the operator", Group: UnknownHousehold},
	{Code: "3.20", Label: "Household, unknown if there is an eligible respondent", Group: UnknownOther},
	{Code: "3.21", Label: "Screening not completed", Group: UnknownOther},
	{Code: "3.30", Label: "Unknown if the person lives there", Group: UnknownOther},
	{Code: "3.90", Label: "Other, unknown eligibility", Group: UnknownOther},

	{Code: "4.10", Label: "Out of sample", Group: NotEligible},
	{Code: "4.20", Label: "Fax or data line", Group: NotEligible},
	{Code: "4.30", Label: "Number not in service", Group: NotEligible, Key: "x"},
	{Code: "4.31", Label: "Number not working", Group: NotEligible},
	{Code: "4.32", Label: "Number disconnected", Group: NotEligible},
	{Code: "4.33", Label: "Number temporarily out of service", Group: NotEligible},
	{Code: "4.40", Label: "Special technology", Group: NotEligible},
	{Code: "4.41", Label: "Number changed", Group: NotEligible},
	{Code: "4.43", Label: "Call forwarding", Group: NotEligible},
	{Code: "4.431", Label: "Call forwarding, residence to residence", Group: NotEligible},
	{Code: "4.432", Label: "Call forwarding, other", Group: NotEligible},
	{Code: "4.44", Label: "Pager", Group: NotEligible},
	{Code: "4.45", Label: "Cell phone", Group: NotEligible},
	{Code: "4.46", Label: "Landline", Group: NotEligible},
	{Code: "4.50", Label: "Not a residence", Group: NotEligible},
	{Code: "4.51", Label: "Business, government office or other organisation", Group: NotEligible},
	{Code: "4.52", Label: "Institution", Group: NotEligible},
	{Code: "4.53", Label: "Group quarters", Group: NotEligible},
	{Code: "4.54", Label: "Person does not live in the household", Group: NotEligible},
	{Code: "4.70", Label: "No eligible respondent", Group: NotEligible, Key: "e"},
	{Code: "4.80", Label: "Quota filled", Group: NotEligible},
	{Code: "4.90", Label: "Other, not eligible", Group: NotEligible},
}
