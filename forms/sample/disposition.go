package sample

// Disposition gives the code of the final disposition that the calls on a case
// come to if it is closed now. The last call with a final outcome decides. If
// there is none, the interim outcome that tells most of the case does, the
// latest of equals: someone who once answered is not "no answer", however
// often the telephone rang unanswered since. Without a call it is
// NotAttemptedCode. Only an interview that was begun and not finished can come
// to a refusal, as a break-off, by the threshold.
func (s *Settings) Disposition(calls []Call) string {
	var telling Outcome
	var share Share
	final := ""
	for _, call := range inOrder(calls) {
		outcome, known := FindOutcome(call.Outcome)
		switch {
		case !known:
		case !outcome.Interim:
			final = outcome.Code
		case outcome.knowledge >= telling.knowledge:
			telling, share = outcome, call.Share
		}
	}
	switch {
	case final != "":
		return final
	case telling.Code == "":
		return NotAttemptedCode
	case telling.Code == SuspendedCode:
		return s.Threshold.Outcome(share)
	}
	return s.closing(telling)
}

// closing is the final disposition that an interim outcome is closed as.
func (s *Settings) closing(outcome Outcome) string {
	if code, ok := s.CloseAs[outcome.Code]; ok {
		return code
	}
	return outcome.CloseAs
}
