"""What the browser and the server need around the pages: routes, headers, navigation, errors, styles and scripts."""
