"""Reading a pack: YAML files to one checked, frozen ``Pack``, or every problem with file and line.

``loader.read_pack`` is the way in. Only here are pydantic and yaml imported.
"""
