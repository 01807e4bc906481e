package report

func (w *wordBody) chartTypes() string { return "" }

func (w *wordBody) chartRelations() string { return "" }
