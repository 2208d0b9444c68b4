from pages.shared import frame
frame.bar()
frame.heading("activities", step="activities")
