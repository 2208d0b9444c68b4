from pages.shared import frame
frame.bar()
frame.heading("result", step="result")
