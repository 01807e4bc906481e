package bolt_test

import (
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Driver{
		Create: func(path string) (store.Engine, error) { return bolt.Create(path) },
		Open:   func(path string) (store.Engine, error) { return bolt.Open(path) },
	})
}
