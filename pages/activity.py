from pages.shared import frame
frame.bar()
frame.heading("activity", step="activity")
