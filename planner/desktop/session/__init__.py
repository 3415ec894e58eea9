"""The open document: undo, file state, recalculation."""
