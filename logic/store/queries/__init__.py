"""What is read and written, one module a subject. Every function takes the connection of an open transaction."""
