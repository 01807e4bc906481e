package settle_test

import (
	"testing"

	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }
