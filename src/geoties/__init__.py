"""geoties: news and event data to a graph of geopolitical ties, with the sentence behind every tie."""
