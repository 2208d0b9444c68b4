from pages.shared import frame
frame.bar()
frame.heading("record", step="record")
